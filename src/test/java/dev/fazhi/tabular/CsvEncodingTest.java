package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which encoding a text file is written, and which of its characters are lost. */
class CsvEncodingTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String TABLE = "工单编号,受理时间\nA1,2022-12-12\n";
  private static final List<List<String>> CELLS =
      List.of(List.of("工单编号", "受理时间"), List.of("A1", "2022-12-12"));

  @TempDir Path folder;

  private Fixtures.Read csv(String content) throws FileRejectedException {
    return Fixtures.read(Fixtures.text(folder, "a.csv", content));
  }

  private Fault refusedCsv(String content) {
    return Fixtures.refused(Fixtures.text(folder, "a.csv", content));
  }

  @Test
  void everyEncodingGivesTheSameCells() throws FileRejectedException {
    assertEncoding("UTF-8", TABLE, StandardCharsets.UTF_8);
    assertEncoding("UTF-8", "\uFEFF" + TABLE, StandardCharsets.UTF_8);
    assertEncoding("GB18030", TABLE, GB18030);
    assertEncoding("UTF-16LE", "\uFEFF" + TABLE, StandardCharsets.UTF_16LE);
    assertEncoding("UTF-16BE", "\uFEFF" + TABLE, StandardCharsets.UTF_16BE);
  }

  private void assertEncoding(String name, String content, Charset charset)
      throws FileRejectedException {
    Fixtures.Read read = Fixtures.read(Fixtures.text(folder, "a.csv", content, charset));
    assertEquals(CELLS, read.texts());
    assertEquals(name, read.traits().encoding());
    assertEquals(",", read.traits().delimiter());
    assertEquals("csv", read.traits().format());
  }

  @Test
  void textLongerThanAnyBufferDecodesWhole() throws FileRejectedException {
    StringBuilder text = new StringBuilder("编号,名称\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",昆都仑区𠮷").append(i % 7 == 0 ? "\r\n" : "\n");
    }
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
      Fixtures.Read read = Fixtures.read(Fixtures.text(folder, "a.csv", text.toString(), charset));
      assertEquals(30_001, read.rows().size());
      assertEquals("昆都仑区𠮷", read.rows().get(30_000).cell(1).text());
      assertEquals(30_001, read.rows().get(30_000).number());
    }
  }

  @Test
  void aBadByteIsNamedByItsOffset() {
    byte[] text = "编号,名称\nA1,昆都仑区人民政府\n".getBytes(StandardCharsets.UTF_8);
    text[22] = (byte) 0xFF;
    Fault fault = Fixtures.refused(Fixtures.bytes(folder, "a.csv", text));
    assertEquals("FZ-108", fault.code());
    assertTrue(
        fault.message().contains("UTF-8") && fault.message().contains("第 20 字节"), fault.message());
  }

  @Test
  void aBadByteInGb18030IsNamedByItsOffset() {
    byte[] text = "编号,名称\nA1,昆都仑区\n".getBytes(GB18030);
    text[text.length - 2] = (byte) 0xFF;
    Fault fault = Fixtures.refused(Fixtures.bytes(folder, "a.csv", text));
    assertEquals("FZ-108", fault.code());
    assertTrue(fault.message().contains("GB18030（第 2 行、文件的第 19 字节"), fault.message());
  }

  @Test
  void oneEncodingSplicedIntoTheOtherIsRefused() throws Exception {
    for (List<Charset> order :
        List.of(
            List.of(GB18030, StandardCharsets.UTF_8), List.of(StandardCharsets.UTF_8, GB18030))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write("编号,名称\nA1,昆都仑区\nA2,包头市\n".repeat(20).getBytes(order.get(0)));
      bytes.write("A3,人民调解\n".getBytes(order.get(1)));
      Path file = Fixtures.bytes(folder, "a.csv", bytes.toByteArray());
      assertEquals("FZ-108", Fixtures.refused(file).code());
    }
  }

  @Test
  void textOfAnotherEncodingOfTheEastIsRefusedWithWhatWasTried() {
    String traditional = "案件編號,來電時間,問題分類,辦理單位,備註說明\n1,2,道路損壞,區環境衛生局,請儘快處理\n";
    String japanese = "番号,内容\n1,これはひらがなとカタカナのぶんしょうです\n";
    StringBuilder korean = new StringBuilder("번호,내용\n");
    for (char c = '가'; c < '가' + 11_000; c += 10) {
      korean.append(c).append(c == '가' + 5050 ? "\n" : "");
    }
    assertTried("Big5", traditional);
    assertTried("Shift_JIS", japanese);
    assertTried("EUC-JP", japanese);
    assertTried("EUC-KR", korean.toString());
  }

  private void assertTried(String encoding, String text) {
    Charset charset = Charset.forName(encoding);
    String writable = new String(text.getBytes(charset), charset).replace("?", "");
    Fault fault = Fixtures.refused(Fixtures.text(folder, "a.csv", writable, charset));
    assertEquals("FZ-108", fault.code(), encoding);
    assertTrue(
        fault.message().contains("可能是") && fault.message().contains(encoding), fault.message());
  }

  @Test
  void rareNamesAndNumbersInWordsAreStillChinese() throws FileRejectedException {
    String text = "姓名,日期\n朱镕基·堃喆犇,二〇二二年三月三日\n昆都仑区,㎡\n".repeat(3);
    assertEquals(
        "堃喆犇",
        Fixtures.read(Fixtures.text(folder, "a.csv", text, GB18030))
            .cell(1, 0)
            .text()
            .substring(4));
  }

  @Test
  void charactersThatAreAlreadyLostAreNoValue() throws FileRejectedException {
    assertInstanceOf(Cell.Err.class, csv("a,b\n昆\uFFFD仑,1\n").cell(1, 0));
  }

  @Test
  void nulIsRefusedWithItsOffset() {
    Fault fault = refusedCsv("a,b\n1,\0\n");
    assertEquals("FZ-111", fault.code());
    assertTrue(fault.message().contains("第 6 字节"), fault.message());
    Path utf16 = Fixtures.text(folder, "b.csv", "number,name\n1,abc\n", StandardCharsets.UTF_16LE);
    assertTrue(Fixtures.refused(utf16).message().contains("UTF-16"));
  }
}
