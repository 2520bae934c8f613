package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFileTest {

  private static final String CELL = "<row><c><v>1</v></c></row>";

  @TempDir Path folder;

  private Path workbook(Workbook book, String name) throws IOException {
    Filled.fill(book);
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    book.close();
    return file;
  }

  @Test
  void aWorkbookCutAnywhereIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(workbook(new XSSFWorkbook(), "a.xlsx"));
    for (int percent = 1; percent < 100; percent++) {
      Path file =
          Fixtures.bytes(folder, "b.xlsx", Arrays.copyOf(bytes, bytes.length * percent / 100));
      assertTrue(Fixtures.refused(file).code().startsWith("FZ-1"), percent + " %");
    }
  }

  @Test
  void flippedBitsOfAnXlsxNeverChangeAValueUnseen() throws Exception {
    Path whole = workbook(new XSSFWorkbook(), "a.xlsx");
    List<dev.fazhi.model.Row> rows = Fixtures.read(whole).rows();
    flip(whole, 300, file -> assertEquals(rows, Fixtures.read(file).rows()));
  }

  @Test
  void flippedBitsOfAnXlsGiveRowsOrARefusal() throws Exception {
    Path whole = workbook(new HSSFWorkbook(), "a.xls");
    int rows = Fixtures.read(whole).rows().size();
    flip(whole, 300, file -> assertTrue(Fixtures.read(file).rows().size() <= 100 * rows));
  }

  private interface Check {
    void on(Path file) throws FileRejectedException;
  }

  private void flip(Path whole, int times, Check check) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(20221212);
    for (int i = 0; i < times; i++) {
      byte[] flipped = bytes.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        check.on(Fixtures.bytes(folder, "flipped-" + whole.getFileName(), flipped));
      } catch (FileRejectedException e) {
        assertTrue(e.faults().get(0).code().startsWith("FZ-1"));
      }
    }
  }

  @Test
  void partsWithOneNameInTwoCasesAreRefused() {
    Path file = new RawXlsx().part("XL/Workbook.xml", "<x/>").write(folder);
    assertEquals("FZ-113", Fixtures.refused(file).code());
  }

  @Test
  void partsWithTheVerySameNameAreRefused() throws Exception {
    Path file = new RawXlsx().part("xl/workbooK.xml", "<x/>").write(folder);
    String latin = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    byte[] doubled = latin.replace("workbooK", "workbook").getBytes(StandardCharsets.ISO_8859_1);
    Fault fault = Fixtures.refused(Fixtures.bytes(folder, "b.xlsx", doubled));
    assertTrue(List.of("FZ-113", "FZ-105").contains(fault.code()), fault.code());
  }

  @Test
  void externalEntitiesAreRefusedAndNeverFetched() throws Exception {
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + canary.getLocalPort() + "/";
      String sheet = new RawXlsx().sheetData(CELL).part("xl/worksheets/sheet1.xml");
      for (String doctype :
          List.of(
              "<!DOCTYPE worksheet SYSTEM '" + address + "'>",
              "<!DOCTYPE worksheet [<!ENTITY x SYSTEM '" + address + "'>]>",
              "<!DOCTYPE worksheet [<!ENTITY % x SYSTEM '" + address + "'> %x;]>")) {
        Path file =
            new RawXlsx()
                .part("xl/worksheets/sheet1.xml", doctype + sheet.replace(">1<", ">&x;<"))
                .write(folder);
        assertEquals("FZ-112", Fixtures.refused(file).code());
      }
      canary.setSoTimeout(100);
      assertEquals("nobody came", whoCame(canary));
    }
  }

  private static String whoCame(ServerSocket canary) throws IOException {
    try {
      return canary.accept().toString();
    } catch (SocketTimeoutException e) {
      return "nobody came";
    }
  }

  @Test
  void contentDecidesAndTheNameIsOnlyCompared() throws Exception {
    Path csv = Fixtures.text(folder, "a.xlsx", "a,b\n1,2\n");
    assertEquals("csv", Fixtures.read(csv).traits().format());
    assertEquals(List.of("FZ-122"), Fixtures.read(csv).notes());
    Path xlsx = new RawXlsx().sheetData(CELL).write(folder, "b.csv");
    assertEquals("xlsx", Fixtures.read(xlsx).traits().format());
    assertEquals(List.of("FZ-122"), Fixtures.read(xlsx).notes());
  }

  @Test
  void whatIsNoTableIsNamed() throws Exception {
    assertNamed("PDF", "%PDF-1.7 ...");
    assertNamed("XML", "<?xml version='1.0'?><Workbook/>");
    assertNamed("mht", "MIME-Version: 1.0\r\n");
    Path zip = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("台账.xlsx"));
      out.closeEntry();
    }
    assertTrue(Fixtures.refused(zip).message().contains("ZIP"));
    RawXlsx binary = new RawXlsx();
    binary.part(
        "[Content_Types].xml",
        binary
            .part("[Content_Types].xml")
            .replace(
                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "vnd.ms-excel.sheet.binary.macroEnabled.main"));
    assertTrue(Fixtures.refused(binary.write(folder)).message().contains("xlsb"));
  }

  private void assertNamed(String type, String content) {
    Fault fault = Fixtures.refused(Fixtures.text(folder, "a.xls", content));
    assertEquals("FZ-106", fault.code());
    assertTrue(fault.message().contains(type), fault.message());
  }

  /** As an archive leaves them that was packed in another encoding. */
  @Test
  void aNameOfBytesThatAreNoTextIsOpened() throws Exception {
    workbook(new XSSFWorkbook(), "a.xlsx");
    workbook(new HSSFWorkbook(), "b.xls");
    Fixtures.text(folder, "c.csv", "a,b\n1,2\n");
    String rename = "for f in *.*; do mv $f $'\\xb0\\xfc'-$f; done";
    Process process = new ProcessBuilder("bash", "-c", rename).directory(folder.toFile()).start();
    org.junit.jupiter.api.Assumptions.assumeTrue(process.waitFor() == 0);
    int read = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        read += Fixtures.read(file).rows().isEmpty() ? 0 : 1;
      }
    }
    assertEquals(3, read);
  }

  @Test
  void whatIsNoRegularFileIsRefusedWithoutWaiting() throws Exception {
    assertEquals("FZ-103", Fixtures.refused(folder).code());
    assertEquals("FZ-101", Fixtures.refused(folder.resolve("gone.csv")).code());
    Path pipe = folder.resolve("pipe.csv");
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> assertEquals("FZ-103", Fixtures.refused(pipe).code()));
    }
  }

  @Test
  void aRefusedSourceStaysRefused() throws Exception {
    Path file = Fixtures.text(folder, "a.csv", "a,b\n1,2\n\"3,4\n");
    try (RowSource source = Tabular.open(file, "a.csv", Fixtures.LIMITS)) {
      for (int i = 0; i < 2; i++) {
        assertEquals(
            "FZ-109",
            org.junit.jupiter.api.Assertions.assertThrows(
                    FileRejectedException.class, () -> exhaust(source))
                .faults()
                .get(0)
                .code());
      }
    }
  }

  private static void exhaust(RowSource source) throws FileRejectedException {
    while (source.next() != null) {
      // to the end
    }
  }
}
