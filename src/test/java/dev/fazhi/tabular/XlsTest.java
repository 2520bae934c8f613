package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.FileRejectedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsTest {

  @TempDir Path folder;

  /** Something of everything that a cell can hold. */
  static void fill(Workbook book) {
    CellStyle day = book.createCellStyle();
    day.setDataFormat((short) 14);
    CellStyle custom = book.createCellStyle();
    custom.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\" hh:mm:ss"));
    CellStyle elapsed = book.createCellStyle();
    elapsed.setDataFormat(book.createDataFormat().getFormat("[h]:mm"));
    Sheet sheet = book.createSheet("台账");
    Row first = sheet.createRow(0);
    first.createCell(0).setCellValue("工单编号");
    first.createCell(3).setCellValue("备注");
    Row second = sheet.createRow(4);
    second.createCell(0).setCellValue(12);
    second.createCell(1).setCellValue(0.1 + 0.2);
    second.createCell(2).setCellValue(150203199001011234.0);
    second.createCell(3).setCellValue(true);
    second.createCell(4).setCellErrorValue(FormulaError.REF.getCode());
    second.createCell(5).setCellValue(LocalDateTime.of(2022, 12, 12, 0, 0));
    second.getCell(5).setCellStyle(day);
    second.createCell(6).setCellValue(LocalDateTime.of(2022, 12, 12, 9, 5, 30));
    second.getCell(6).setCellStyle(custom);
    second.createCell(7).setCellValue(1.5);
    second.getCell(7).setCellStyle(elapsed);
    second.createCell(8).setCellFormula("A5*2");
    second.createCell(9).setCellFormula("A1&\"号\"");
    second.createCell(10).setCellFormula("A5>1");
    second.createCell(11).setCellFormula("1/0");
    second.createCell(12).setCellValue(1234567.125);
    second.createCell(13).setCellValue(-7);
    second.createCell(20).setCellStyle(day);
    Row hidden = sheet.createRow(5);
    hidden.setZeroHeight(true);
    hidden.createCell(1).setCellValue("隐藏");
    Sheet other = book.createSheet("另一页");
    other.createRow(9).createCell(2).setCellValue("末行");
    book.createSheet("空页");
    book.setSheetHidden(1, true);
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
  }

  private Path write(Workbook book, String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    book.close();
    return file;
  }

  @Test
  void xlsAndXlsxGiveTheSameRows() throws Exception {
    HSSFWorkbook old = new HSSFWorkbook();
    fill(old);
    XSSFWorkbook fresh = new XSSFWorkbook();
    fill(fresh);
    Fixtures.Read xls = Fixtures.read(write(old, "a.xls"));
    Fixtures.Read xlsx = Fixtures.read(write(fresh, "a.xlsx"));
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
    assertEquals("2022-12-12", Fixtures.read(write(book, "a.xls")).cell(0, 0).text());
  }

  @Test
  void theLastPossibleRowIsSuspect() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet().createRow(65_535).createCell(0).setCellValue(1);
    assertEquals(List.of("FZ-123"), Fixtures.read(write(book, "a.xls")).notes());
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
    Fixtures.Read read = Fixtures.read(write(book, "a.xls"));
    assertEquals(List.of("FZ-127"), read.notes());
    assertTrue(read.traits().notes().get(0).message().contains("1 行整行划了删除线：第 2 行"));
  }

  @Test
  void cellsWrittenDownColumnByColumnStillMakeRows() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    Sheet sheet = book.createSheet();
    for (int row = 0; row < 3; row++) {
      sheet.createRow(row);
      for (int column = 0; column < 3; column++) {
        sheet.getRow(row).createCell(column).setCellValue(10 * row + column + 0.5);
      }
    }
    byte[] bytes = Files.readAllBytes(write(book, "a.xls"));
    swapRows(bytes, 0, 2);
    assertEquals(
        List.of(
            List.of("20.5", "21.5", "22.5"),
            List.of("10.5", "11.5", "12.5"),
            List.of("0.5", "1.5", "2.5")),
        Fixtures.read(Fixtures.bytes(folder, "b.xls", bytes)).texts());
  }

  /** Gives the cells of one row the number of the other, in every record of a number. */
  private static void swapRows(byte[] bytes, int one, int other) {
    for (int i = 0; i + 18 <= bytes.length; i++) {
      if (bytes[i] == 3 && bytes[i + 1] == 2 && bytes[i + 2] == 14 && bytes[i + 3] == 0) {
        if (bytes[i + 4] == one) {
          bytes[i + 4] = (byte) other;
        } else if (bytes[i + 4] == other) {
          bytes[i + 4] = (byte) one;
        }
      }
    }
  }

  @Test
  void halvesOfCharactersAndNulAreNoText() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    Row row = book.createSheet().createRow(0);
    row.createCell(0).setCellValue("昆\uD83D仑");
    row.createCell(1).setCellValue("a\0b");
    row.createCell(2).setCellValue("𠮷");
    Fixtures.Read read = Fixtures.read(write(book, "a.xls"));
    assertInstanceOf(Cell.Err.class, read.cell(0, 0));
    assertInstanceOf(Cell.Err.class, read.cell(0, 1));
    assertEquals(new Cell.Text("𠮷"), read.cell(0, 2));
  }

  /** The bytes of a sheet with one number of this many tenths in each of the columns. */
  private byte[] numbers(int... tenths) throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    Row row = book.createSheet().createRow(0);
    for (int i = 0; i < tenths.length; i++) {
      row.createCell(i).setCellValue(tenths[i] / 10.0);
    }
    return Files.readAllBytes(write(book, "numbers.xls"));
  }

  /** The offset of the record of a kind and at least a length whose cell stands in this column. */
  private static int record(byte[] bytes, int sid, int length, int column) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 18 <= bytes.length; i++) {
      if (buffer.getShort(i) == sid
          && buffer.getShort(i + 2) >= length
          && buffer.getShort(i + 2) < 2 * length
          && buffer.getShort(i + 4) == 0
          && buffer.getShort(i + 6) == column) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such record");
  }

  @Test
  void textWithFontsAndOlderKindsOfFormulasAreRead() throws Exception {
    byte[] bytes = numbers(15, 25);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int first = record(bytes, 0x0203, 14, 0);
    buffer.putShort(first, (short) 0x00D6).position(first + 10);
    buffer.putShort((short) 1).put((byte) 1).putChar('甲').putShort((short) 0).put((byte) 0);
    assertEquals(
        List.of(List.of("甲", "2.5")),
        Fixtures.read(Fixtures.bytes(folder, "a.xls", bytes)).texts());

    HSSFWorkbook book = new HSSFWorkbook();
    Row row = book.createSheet().createRow(0);
    row.createCell(0).setCellFormula("1+1");
    row.createCell(1).setCellFormula("\"甲\"&\"乙\"");
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    byte[] formulas = Files.readAllBytes(write(book, "formulas.xls"));
    formulas[record(formulas, 0x0006, 24, 0) + 1] = 4;
    formulas[record(formulas, 0x0006, 24, 1) + 1] = 2;
    assertEquals(
        List.of(List.of("2", "甲乙")),
        Fixtures.read(Fixtures.bytes(folder, "a.xls", formulas)).texts());
  }

  @Test
  void aWorkbookOfTodayInAStreamNamedAsOfOldIsRead() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet().createRow(0).createCell(0).setCellValue("工单编号");
    Path file = write(book, "a.xls");
    Path renamed = folder.resolve("b.xls");
    try (POIFSFileSystem ole2 = new POIFSFileSystem(file.toFile(), true);
        POIFSFileSystem other = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(renamed)) {
      other.createDocument(ole2.createDocumentInputStream("Workbook"), "BOOK");
      other.writeFilesystem(out);
    }
    assertEquals(List.of(List.of("工单编号")), Fixtures.read(renamed).texts());
  }

  @Test
  void moreSharedStringsThanThereAreMayBeClaimed() throws Exception {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet().createRow(0).createCell(0).setCellValue("工单编号");
    byte[] bytes = Files.readAllBytes(write(book, "a.xls"));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int table = 0;
    while (buffer.getShort(table) != 0x00FC || buffer.getInt(table + 4) != 1) {
      table++;
    }
    buffer.putInt(table + 8, 9);
    assertEquals(
        List.of(List.of("工单编号")), Fixtures.read(Fixtures.bytes(folder, "b.xls", bytes)).texts());
  }

  @Test
  void aNumberThatIsNoneMakesItsCellAnError() throws Exception {
    byte[] bytes = numbers(15, 25);
    int first = record(bytes, 0x0203, 14, 0);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(first + 10, Double.NaN);
    Fixtures.Read read = Fixtures.read(Fixtures.bytes(folder, "a.xls", bytes));
    assertInstanceOf(Cell.Err.class, read.cell(0, 0));
    assertEquals("2.5", read.cell(0, 1).text());
  }

  @Test
  void aRecordThatNobodyNeedsRefusesNothing() throws Exception {
    byte[] bytes = numbers(15);
    int font = 0;
    while (!(bytes[font] == 0x31 && bytes[font + 1] == 0 && bytes[font + 2] == 21)) {
      font++;
    }
    // the name of the font is said to be longer than its record
    bytes[font + 4 + 14] = (byte) 250;
    assertEquals(
        List.of(List.of("1.5")), Fixtures.read(Fixtures.bytes(folder, "a.xls", bytes)).texts());
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
      file = write(book, "a.xls");
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
    fill(book);
    Biff8EncryptionKey.setCurrentUserPassword("秘密");
    Path file;
    try {
      file = write(book, "a.xls");
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
    fill(book);
    Path whole = write(book, "a.xls");
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
