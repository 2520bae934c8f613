package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to cost more than they are worth are refused before they do. */
class LimitsTest {

  private static final String CELL = "<row><c><v>1</v></c></row>";

  @TempDir Path folder;

  @Test
  void aBombIsRefusedBeforeItUnfolds() {
    Path file = new RawXlsx().sheetData(CELL + "<!--" + " ".repeat(40 << 20) + "-->").write(folder);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertTrue(Fixtures.refused(file).message().contains("ratio")));
  }

  @Test
  void aBombThatLiesAboutItsSizeIsRefused() throws Exception {
    Path file = new RawXlsx().sheetData(CELL + "<!--" + " ".repeat(3 << 20) + "-->").write(folder);
    byte[] bytes = Files.readAllBytes(file);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    int entry = latin.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    Arrays.fill(bytes, entry + 24, entry + 28, (byte) 1);
    bytes[entry + 26] = 0;
    bytes[entry + 27] = 0;
    assertTrue(
        List.of("FZ-105", "FZ-107")
            .contains(Fixtures.refused(Fixtures.bytes(folder, "b.xlsx", bytes)).code()));
  }

  @Test
  void aTokenWithoutEndIsRefusedWithinTheRatio() {
    StringBuilder noise = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 3 << 20; i++) {
      noise.append((char) ('a' + random.nextInt(26)));
    }
    Path file =
        new RawXlsx().sheetData("<row><c t='str'><v>" + noise + "</v></c></row>").write(folder);
    assertTrue(Fixtures.refused(file).message().contains("cell_characters"));
  }

  @Test
  void endlessDepthIsRefused() {
    Path file = new RawXlsx().sheet("<a>".repeat(100_000)).write(folder);
    assertEquals("FZ-107", Fixtures.refused(file).code());
  }

  @Test
  void manyNamesCostNoMoreThanFew() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 200_000; i++) {
      names.append("<x").append(i).append(" y").append(i).append("='1'/>");
    }
    Path file = new RawXlsx().sheetData(CELL + names).write(folder);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertEquals(1, Fixtures.read(file).rows().size()));
  }

  @Test
  void endlesslyNestedTablesAreRefusedAtOnce() {
    Path file = Fixtures.text(folder, "a.xls", "<html>" + "<table><tr><td>".repeat(200_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertEquals("FZ-107", Fixtures.refused(file).code()));
    Path other =
        Fixtures.text(
            folder, "b.xls", "<table><tr><td>1</table>" + "<div><b x='".repeat(20_000) + "'>");
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertEquals(1, Fixtures.read(other).rows().size()));
  }

  @Test
  void everyLimitIsNamed() throws FileRejectedException {
    Path wide =
        new RawXlsx().sheetData("<row r='1'><c r='ZZ1'><v>1</v></c></row>").write(folder, "w.xlsx");
    assertTrue(Fixtures.refused(wide).message().contains("columns"));
    Path late =
        new RawXlsx().sheetData("<row r='9'><c r='A9'><v>1</v></c></row>").write(folder, "l.xlsx");
    Limits few = new Limits(1 << 20, 1 << 20, 200, 8, 512, 10, 60);
    assertTrue(Fixtures.refused(late, few).message().contains("rows"));
    Path shared =
        new RawXlsx().sharedStrings("<si><t>12345678901</t></si>").write(folder, "s.xlsx");
    assertEquals(List.of("FZ-182"), Fixtures.read(shared, few).notes());
    Path csv = Fixtures.text(folder, "a.csv", "1,2\n".repeat(9));
    assertTrue(Fixtures.refused(csv, few).message().contains("rows"));
    Path longCell = Fixtures.text(folder, "b.csv", "1,12345678901\n");
    assertEquals("1234567890", Fixtures.read(longCell, few).cell(0, 1).text());
    Path wideCsv = Fixtures.text(folder, "c.csv", "1,".repeat(20_000) + "\n");
    assertTrue(Fixtures.refused(wideCsv).message().contains("columns"));
    Path field = Fixtures.text(folder, "d.csv", "a,b\n\"" + "x".repeat(10 << 20) + "\",1\n");
    assertTrue(Fixtures.refused(field).message().contains("cell_characters"));
    Limits small = new Limits(10, 1 << 20, 200, 8, 512, 10, 60);
    assertTrue(Fixtures.refused(longCell, small).message().contains("bytes"));
    Limits flat = new Limits(1 << 20, 100, 200, 8, 512, 10, 60);
    assertTrue(Fixtures.refused(wide, flat).message().contains("inflated_bytes"));
    Limits hurried = new Limits(1 << 20, 1 << 20, 200, 8, 512, 10, 0);
    assertTrue(Fixtures.refused(wide, hurried).message().contains("seconds"));
    assertTrue(Fixtures.refused(csv, hurried).message().contains("seconds"));
  }

  @Test
  void tooManyPartsAreRefused() {
    RawXlsx book = new RawXlsx();
    for (int i = 0; i < 10_001; i++) {
      book.part("x" + i, "");
    }
    assertEquals("FZ-107", Fixtures.refused(book.write(folder)).code());
  }
}
