package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.text.FileTrees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  @TempDir Path output;

  @Test
  void everythingIsInTheFolderOfTheCutOff() {
    PublicationResult published = new Publisher().publish(Samples.publication(1), output);

    assertEquals(output.resolve("2022-12-12"), published.folder());
    assertEquals(List.of(), published.messages());
    assertEquals(
        List.of(
            "figures.csv",
            "figures.json",
            "index.html",
            "quality.csv",
            "rejects/热线工单_2022.xlsx",
            "run.json",
            "tables/hotline-by-month.csv",
            "tables/hotline-by-unit.csv",
            "tables/key-figures.csv",
            "统计表_2022.xlsx"),
        published.files().stream()
            .map(file -> published.folder().relativize(file).toString())
            .toList());
  }

  @Test
  void theSamePublicationGivesTheSameBytes() throws IOException {
    PublicationResult one = new Publisher().publish(Samples.publication(1), output.resolve("a"));
    PublicationResult other = new Publisher().publish(Samples.publication(1), output.resolve("b"));

    List<Path> files = new ArrayList<>();
    for (Path file : one.files()) {
      Path name = one.folder().relativize(file);
      files.add(name);
      assertArrayEquals(
          Files.readAllBytes(file),
          Files.readAllBytes(other.folder().resolve(name)),
          () -> name.toString());
    }
    assertEquals(FileTrees.files(other.folder()), files);
  }

  @Test
  void aWorkbookThatFailsItsCheckIsNotPublishedAndTheCellIsNamed() throws IOException {
    Path old = PublishedFolder.publish(1, output).folder();
    Map<String, String> before = PublishedFolder.tree(old);
    Publisher tampering =
        new Publisher(
            () -> {},
            (phase, folder) -> {
              if (phase == PublicationPhase.WRITTEN) {
                tamper(folder.resolve("统计表_2022.xlsx"));
              }
            });

    Problem problem =
        assertThrows(Problem.class, () -> tampering.publish(Samples.small(2), output));

    assertEquals("FZ-501", problem.code());
    assertTrue(problem.toString().contains("工作表“主要指标”C8 单元格"), problem.toString());
    assertEquals(before, PublishedFolder.tree(old));
    assertEquals(List.of("2022-12-12"), PublishedFolder.names(output));
  }

  private static void tamper(Path file) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
      book.getSheet("主要指标").getRow(7).getCell(2).setCellValue(1);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  @Test
  void aFullDiskIsAProblemInWordsAndLeavesTheOldOutputWhole() throws IOException {
    Path old = PublishedFolder.publish(1, output).folder();
    Map<String, String> before = PublishedFolder.tree(old);
    Publisher full =
        new Publisher(
            () -> {},
            (phase, folder) -> {
              if (phase == PublicationPhase.CHECKED) {
                throw new IOException("No space left on device");
              }
            });

    Problem problem = assertThrows(Problem.class, () -> full.publish(Samples.small(2), output));

    assertEquals("FZ-502", problem.code());
    assertEquals(before, PublishedFolder.tree(old));
    assertEquals(List.of("2022-12-12"), PublishedFolder.names(output));
  }

  @Test
  void hostileNamesPassTheCheckAndStayText() throws IOException {
    List<Figure> figures = new ArrayList<>(Samples.figures());
    for (String name :
        List.of("_x000D_甲", "a\u0000b\u202Ec", "＝SUM(1)", "甲\n乙", "丙".repeat(40_000), "'引'")) {
      figures.add(Samples.count(Samples.RECEIVED, Samples.YTD, "unit", name, 7, 3L));
    }
    figures.sort(Figure.ORDER);
    Table quoted =
        new Table(
            "odd'id",
            "带'引号",
            "带'引号",
            "",
            List.of(Samples.RECEIVED),
            Table.Rows.GROUPS,
            "unit",
            Table.Order.NAME,
            List.of(),
            null,
            List.of(),
            0,
            null,
            0);
    Definitions definitions = SampleDefinitions.definitions(quoted);

    PublicationResult published =
        new Publisher().publish(Samples.publication(1, definitions, figures), output);

    Path book = published.folder().resolve("统计表_2022.xlsx");
    double usual = ZipSecureFile.getMinInflateRatio();
    // the same sign forty thousand times packs better than anything honest
    ZipSecureFile.setMinInflateRatio(usual / 100);
    try (XSSFWorkbook opened = new XSSFWorkbook(Files.newInputStream(book))) {
      List<String> names = new ArrayList<>();
      opened.getSheet("带'引号").forEach(row -> names.add(row.getCell(0).getStringCellValue()));
      assertTrue(
          names.containsAll(List.of("_x000D_甲", "a\\u0000b\\u202Ec", "＝SUM(1)", "'引'")),
          names::toString);
    } finally {
      ZipSecureFile.setMinInflateRatio(usual);
    }
  }

  @Test
  void aVintageWithoutFiguresIsPublishedAsWell() {
    PublicationInput full = Samples.publication(1);
    PublicationInput empty =
        new PublicationInput(
            full.definitions(),
            Samples.vintage(1, List.of()),
            List.of(),
            List.of(),
            List.of(),
            "0.1.0",
            "",
            null,
            PublicationStatus.PROVISIONAL);

    PublicationResult published = new Publisher().publish(empty, output);

    assertEquals(9, published.files().size());
  }
}
