package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fazhi.model.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of older workbooks as other programs write them, and as no program should. */
class XlsRecordsTest {

  @TempDir Path folder;

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
    byte[] bytes = Files.readAllBytes(Fixtures.write(folder, "a.xls", book));
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
    Fixtures.Read read = Fixtures.read(Fixtures.write(folder, "a.xls", book));
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
    return Files.readAllBytes(Fixtures.write(folder, "numbers.xls", book));
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
    byte[] formulas = Files.readAllBytes(Fixtures.write(folder, "formulas.xls", book));
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
    Path file = Fixtures.write(folder, "a.xls", book);
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
    byte[] bytes = Files.readAllBytes(Fixtures.write(folder, "a.xls", book));
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
}
