package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FileRejectedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of the older kind, as spreadsheets write them. */
class XlsTest {

  @TempDir Path folder;

  @Test
  void xlsAndXlsxGiveTheSameRows() throws Exception {
    HSSFWorkbook old = new HSSFWorkbook();
    Filled.fill(old);
    XSSFWorkbook fresh = new XSSFWorkbook();
    Filled.fill(fresh);
    Fixtures.Read xls = Fixtures.read(Fixtures.write(folder, "a.xls", old));
    Fixtures.Read xlsx = Fixtures.read(Fixtures.write(folder, "a.xlsx", fresh));
    assertEquals(xlsx.rows(), xls.rows());
    assertEquals(xlsx.traits().sheets(), xls.traits().sheets());
    assertEquals(4, xls.rows().size());
    assertEquals(List.of("FZ-120", "FZ-120"), xls.notes().stream().sorted().toList());
    assertEquals(
        List.of(
            "12",
            "0.3",
            "150203199001011000",
            "TRUE",
            "#REF!",
            "2022-12-12",
            "2022-12-12 09:05:30",
            "1.5",
            "24",
            "工单编号号",
            "TRUE",
            "#DIV/0!",
            "1234567.125",
            "-7"),
        xls.texts().get(1));
    assertTrue(assertInstanceOf(Cell.Num.class, xls.cell(1, 2)).rounded());
    assertTrue(xls.rows().get(2).hidden());
    assertEquals("另一页", xls.rows().get(3).sheet());
    assertEquals(10, xls.rows().get(3).number());
  }

  @Test
  void daysCountFrom1904WhenTheWorkbookSaysSo() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    CellStyle day = book.createCellStyle();
    day.setDataFormat((short) 14);
    org.apache.poi.ss.usermodel.Cell cell = book.createSheet().createRow(0).createCell(0);
    cell.setCellValue(43445);
    cell.setCellStyle(day);
    book.getInternalWorkbook()
        .getRecords()
        .forEach(
            each -> {
              if (each instanceof org.apache.poi.hssf.record.DateWindow1904Record window) {
                window.setWindowing((short) 1);
              }
            });
    assertEquals(
        "2022-12-12", Fixtures.read(Fixtures.write(folder, "a.xls", book)).cell(0, 0).text());
  }

  @Test
  void theLastPossibleRowIsSuspect() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet().createRow(65_535).createCell(0).setCellValue(1);
    assertEquals(List.of("FZ-123"), Fixtures.read(Fixtures.write(folder, "a.xls", book)).notes());
  }

  @Test
  void rowsThatAreStruckOutFromEndToEndAreTold() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    // the fifth font and those after it are numbered one higher than they stand
    for (int i = 0; i < 3; i++) {
      book.createFont();
    }
    Font struck = book.createFont();
    struck.setStrikeout(true);
    CellStyle crossed = book.createCellStyle();
    crossed.setFont(struck);
    Sheet sheet = book.createSheet();
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 2; column++) {
        org.apache.poi.ss.usermodel.Cell cell =
            (column == 0 ? sheet.createRow(row) : sheet.getRow(row)).createCell(column);
        cell.setCellValue("值" + row);
        if (row == 1 || row == 2 && column == 0) {
          cell.setCellStyle(crossed);
        }
      }
    }
    Fixtures.Read read = Fixtures.read(Fixtures.write(folder, "a.xls", book));
    assertEquals(List.of("FZ-127"), read.notes());
    assertTrue(read.traits().notes().get(0).message().contains("1 行整行划了删除线：第 2 行"));
  }

  @Test
  void aWorkbookLockedWithThePasswordOfExcelItselfIsRead() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    Sheet sheet = book.createSheet();
    sheet.createRow(0).createCell(0).setCellValue("工单编号");
    sheet.createRow(1).createCell(1).setCellValue(1.5);
    sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"));
    for (int i = 1; i < 9; i++) {
      book.createSheet("第" + i + "页").createRow(0).createCell(0).setCellValue(i);
    }
    Biff8EncryptionKey.setCurrentUserPassword(Decryptor.DEFAULT_PASSWORD);
    Path file;
    try {
      file = Fixtures.write(folder, "a.xls", book);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    List<dev.fazhi.model.Row> rows = Fixtures.read(file).rows();
    assertEquals("1.5", rows.get(1).cell(1).text());
    assertEquals("工单编号", rows.get(1).value(0).text());
    for (int i = 1; i < 9; i++) {
      assertEquals("第" + i + "页", rows.get(i + 1).sheet());
      assertEquals("" + i, rows.get(i + 1).cell(0).text());
    }
  }

  @Test
  void anEncryptedXlsIsRefused() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    Filled.fill(book);
    Biff8EncryptionKey.setCurrentUserPassword("秘密");
    Path file;
    try {
      file = Fixtures.write(folder, "a.xls", book);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertEquals("FZ-104", Fixtures.refused(file).code());
  }

  @Test
  void anOlderWorkbookAndAnotherOle2FileAreNamed() throws Exception {
    assertEquals("FZ-106", refusedOle2("Book"));
    assertEquals("FZ-106", refusedOle2("WordDocument"));
    assertEquals("FZ-106", refusedOle2("Anything"));
  }

  private String refusedOle2(String stream) throws IOException {
    Path file = folder.resolve(stream + ".xls");
    try (POIFSFileSystem ole2 = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      ole2.createDocument(new java.io.ByteArrayInputStream(new byte[9000]), stream);
      ole2.writeFilesystem(out);
    }
    return Fixtures.refused(file).code();
  }

  @Test
  void cutAnywhereItIsRefusedOrWhole() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    Filled.fill(book);
    Path whole = Fixtures.write(folder, "a.xls", book);
    Fixtures.Read expected = Fixtures.read(whole);
    byte[] bytes = Files.readAllBytes(whole);
    int refused = 0;
    for (int percent = 1; percent < 100; percent++) {
      Path file =
          Fixtures.bytes(
              folder, "b.xls", java.util.Arrays.copyOf(bytes, bytes.length * percent / 100));
      try {
        assertEquals(expected.rows(), Fixtures.read(file).rows(), percent + " %");
      } catch (FileRejectedException e) {
        refused++;
      }
    }
    assertTrue(refused > 50, refused + " refused");
  }
}
