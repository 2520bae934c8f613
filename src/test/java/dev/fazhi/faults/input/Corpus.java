package dev.fazhi.faults.input;

import static dev.fazhi.faults.input.Packages.SHEET;
import static dev.fazhi.faults.input.Packages.doctype;
import static dev.fazhi.faults.input.Packages.doubled;
import static dev.fazhi.faults.input.Packages.edit;
import static dev.fazhi.faults.input.Packages.nested;
import static dev.fazhi.faults.input.Packages.padded;
import static dev.fazhi.faults.input.Packages.unzip;
import static dev.fazhi.faults.input.Packages.zip;
import static dev.fazhi.faults.input.Texts.join;
import static dev.fazhi.faults.input.Texts.reversed;
import static dev.fazhi.faults.input.Texts.utf8;
import static dev.fazhi.faults.input.Texts.wide;
import static dev.fazhi.faults.input.Workbooks.document;
import static dev.fazhi.faults.input.Workbooks.encrypted;
import static dev.fazhi.faults.input.Workbooks.encryptedXls;
import static dev.fazhi.faults.input.Workbooks.ole2;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Ugly files of every kind, made here. To add one, call {@link #add} with its name, its bytes and
 * what is to become of it.
 */
final class Corpus {

  /** The whole file is refused. */
  static final int REFUSED = -1;

  /** Refused or read: either is right, as long as it is one of them. */
  static final int EITHER = -2;

  private static final Charset GB = Charset.forName("GB18030");
  private static final String[] HEADER = {"案件编号", "登记日期", "调解结果", "涉及人数"};

  private final List<Specimen> all = new ArrayList<>();

  /**
   * A file.
   *
   * @param good how many of its rows become facts, or {@link #REFUSED} or {@link #EITHER}
   */
  record Specimen(String name, byte[] bytes, int good) {}

  /** All of them. */
  static List<Specimen> make() throws IOException {
    Corpus corpus = new Corpus();
    corpus.texts();
    corpus.delimiters();
    corpus.headers();
    corpus.damaged();
    corpus.workbooks();
    corpus.packages();
    corpus.otherTypes();
    return corpus.all;
  }

  private void add(String name, byte[] bytes, int good) {
    // their numbers keep keys and names of different files apart
    all.add(new Specimen("纠纷%03d-%s".formatted(all.size(), name), bytes, good));
  }

  private void add(String name, String text, int good) {
    add(name, utf8(text), good);
  }

  /** Three good lines of keys that no other file has. */
  private String lines() {
    String key = "K" + all.size();
    return String.join(",", HEADER)
        + "\n%sa,2022-03-01,调解中,1\n%sb,2022-03-02,调解成功,2\n%sc,2022-03-03,调解中,3\n"
            .formatted(key, key, key);
  }

  private byte[] book(boolean old, Consumer<Sheet> something) throws IOException {
    return Workbooks.book(lines(), old, something);
  }

  private void texts() throws IOException {
    add("好的.csv", lines(), 3);
    add("BOM.csv", "\uFEFF" + lines(), 3);
    add("GB18030.csv", lines().getBytes(GB), 3);
    add("UTF-16.csv", ("\uFEFF" + lines()).getBytes(StandardCharsets.UTF_16LE), 3);
    add("苹果换行.csv", lines().replace('\n', '\r'), 3);
    add("全角.csv", wide(lines()), 3);
    add("零宽.csv", lines().replace("案件", "案\u200b件").replace("-", "\u200b-"), 3);
    add("一行不合规.csv", lines().replace("2022-03-02", "2022-02-30"), 2);
    add("空.csv", "", REFUSED);
    add("只有空白.csv", "\n \n,,\n\t\n", REFUSED);
    add("只有BOM.csv", "\uFEFF", REFUSED);
    add("只有表头.csv", String.join(",", HEADER) + "\n", 0);
    add("空字符.csv", lines().replace("调解中", "调解\u0000中"), REFUSED);
    add("坏字节.csv", join(utf8(lines()), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}), REFUSED);
    add("编码混杂.csv", join(utf8(lines()), lines().getBytes(GB)), REFUSED);
    add("GB坏字节.csv", join(lines().getBytes(GB), new byte[] {(byte) 0x81, 0x20, '\n'}), REFUSED);
    add("一格十兆.csv", lines().replace("调解成功", "长".repeat(3_500_000)), REFUSED);
    add("两万列.csv", lines() + ",".repeat(20_000) + "x\n", REFUSED);
    add("裸引号.csv", lines().replace("调解成功", "调解\"成功"), 2);
    add("引号不合.csv", lines().replace("调解成功", "\"调解成功"), REFUSED);
    add("引号后有字.csv", lines().replace("调解成功", "\"调解\"成功"), REFUSED);
    add("参差.csv", lines() + "K,2022-03-04\nK9,2022-03-04,调解中,1,多,余\n", 3);
    add("替换字符.csv", lines().replace("K", "K\uFFFD"), 0);
    add("控制字符.csv", lines().replace("调解中", "调\u0007解\u001b中"), 3);
    add("公式样.csv", lines().replace("K", "=1+K"), 3);
    byte[] whole = utf8(lines());
    for (int percent = 5; percent < 100; percent += 10) {
      add("截断.csv", Arrays.copyOf(whole, whole.length * percent / 100), EITHER);
    }
  }

  private void delimiters() {
    add("分号.csv", lines().replace(',', ';'), 3);
    add("制表符.csv", lines().replace(',', '\t'), 3);
    add("竖线.csv", lines().replace(',', '|'), 3);
    add("抑扬符.csv", lines().replace(',', '^'), EITHER);
    add("小数逗号.csv", lines().replace(',', ';').replace(";3\n", ";3,5\n"), 2);
    add("两种一样多.csv", "案件编号,登记日期;调解结果\nK1,2022;中\n", REFUSED);
    add("首行说明.csv", "sep=;\n" + lines().replace(',', ';'), 3);
  }

  private void headers() {
    add("缺一列.csv", lines().replace("登记日期", "日期"), REFUSED);
    add("错一字.csv", lines().replace("登记日期", "登记日朝"), REFUSED);
    add("两列同项.csv", lines().replace("涉及人数", "登记日期"), REFUSED);
    add("没有表头.csv", lines().substring(lines().indexOf('\n') + 1), REFUSED);
    add("多一列.csv", lines().replace("\n", ",x\n"), 3);
    add("换了次序.csv", reversed(lines()), 3);
    add("别的写法.csv", lines().replace("登记日期", "排查日期").replace("调解结果", "调处状态"), 3);
    add("内容错位.csv", lines().replace("调解中,1", "1,调解中"), EITHER);
  }

  private void damaged() throws IOException {
    for (boolean old : List.of(false, true)) {
      String ending = old ? ".xls" : ".xlsx";
      byte[] whole = book(old, sheet -> {});
      for (int percent = 5; percent < 100; percent += 10) {
        add("截断" + ending, Arrays.copyOf(whole, whole.length * percent / 100), EITHER);
      }
      Random random = new Random(39);
      for (int i = 0; i < 15; i++) {
        byte[] flipped = book(old, sheet -> {});
        for (int n = 0; n < 3; n++) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        add("翻位" + ending, flipped, EITHER);
      }
      byte[] middle = whole.clone();
      Arrays.fill(middle, whole.length / 3, whole.length / 3 + 600, (byte) 0);
      add("中间清零" + ending, middle, EITHER);
      add("尾后有物" + ending, join(whole, utf8("多出来的")), EITHER);
    }
  }

  private void workbooks() throws IOException {
    add("好的.xlsx", book(false, sheet -> {}), 3);
    add("好的.xls", book(true, sheet -> {}), 3);
    for (boolean old : List.of(false, true)) {
      String ending = old ? ".xls" : ".xlsx";
      // an xls always has a value beside its formula
      byte[] formula = book(old, s -> s.getRow(2).createCell(3).setCellFormula("A1"));
      add("未算的公式" + ending, formula, old ? EITHER : 2);
      add("错误格" + ending, book(old, s -> s.getRow(2).getCell(3).setCellErrorValue((byte) 7)), 2);
      add("长号成数" + ending, book(old, s -> s.getRow(1).createCell(0).setCellValue(1.5e17)), 2);
      add("隐藏行" + ending, book(old, s -> s.getRow(1).setZeroHeight(true)), 3);
      add("合计" + ending, book(old, s -> s.createRow(4).createCell(0).setCellValue("合计 9")), 3);
      add("大而空" + ending, book(old, s -> s.createRow(60_000).createCell(200)), 3);
      add("几张空表" + ending, book(old, s -> s.getWorkbook().createSheet("空")), 3);
    }
    add("有密码.xlsx", encrypted(book(false, sheet -> {})), REFUSED);
    add("有密码.xls", encryptedXls(lines()), REFUSED);
  }

  private void add(String name, byte[] plain, Packages.Edit sheet, int good) throws IOException {
    add(name, edit(plain, SHEET, sheet), good);
  }

  private void packages() throws IOException {
    byte[] plain = book(false, sheet -> {});
    add("外部实体.xlsx", plain, xml -> doctype(xml, "SYSTEM 'http://127.0.0.1:9/'"), REFUSED);
    add("内部实体.xlsx", plain, xml -> doctype(xml, "'笑'"), REFUSED);
    add("没有表.xlsx", plain, xml -> null, REFUSED);
    add("不合语法.xlsx", plain, xml -> xml.replace("</row>", "<row>"), REFUSED);
    add("炸弹.xlsx", plain, xml -> padded(xml, 40 << 20), REFUSED);
    add("深层.xlsx", plain, xml -> nested(xml, 100_000), REFUSED);
    add("字符串越界.xlsx", plain, xml -> xml.replace("<v>0</v>", "<v>99999</v>"), EITHER);
    add("怪地址.xlsx", plain, xml -> xml.replace("r=\"A2\"", "r=\"ZZZZ2\""), REFUSED);
    add("行号倒退.xlsx", plain, xml -> xml.replace("<row r=\"3\"", "<row r=\"1\""), EITHER);
    add("天文数字.xlsx", plain, xml -> xml.replace("<v>1.0</v>", "<v>1E999999999</v>"), EITHER);
    add("重名部件.xlsx", doubled(plain), REFUSED);
    add("套压缩.xlsx", zip(Map.of("纠纷.xlsx", plain)), REFUSED);
    Map<String, byte[]> many = new LinkedHashMap<>(unzip(plain));
    for (int i = 0; i < 20_000; i++) {
      many.put("x" + i, new byte[0]);
    }
    add("两万部件.xlsx", zip(many), REFUSED);
    Map<String, byte[]> outside = new LinkedHashMap<>(unzip(plain));
    outside.put("../../../出去.txt", utf8("x"));
    add("部件出界.xlsx", zip(outside), EITHER);
    add("空压缩包.xlsx", zip(Map.of()), REFUSED);
  }

  private void otherTypes() throws IOException {
    String html = "<html><table><tr><td>" + lines().replace(",", "</td><td>");
    add("网页.xls", html.replace("\n", "</td></tr><tr><td>") + "</table></html>", 3);
    add("文本.xls", lines().getBytes(GB), 3);
    add("其实是xlsx.csv", book(false, sheet -> {}), 3);
    add("其实是xls.xlsx", book(true, sheet -> {}), 3);
    add("无表网页.xls", "<html><p>登录超时，请重新登录</p></html>", REFUSED);
    add("文稿.xlsx", document(), REFUSED);
    add("文稿.pdf", "%PDF-1.7\n%âãÏÓ", REFUSED);
    add("图.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, REFUSED);
    add(
        "旧式XML.xls",
        "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
        REFUSED);
    add("数据.json", "{\"案件编号\":\"K1\"}", REFUSED);
    add("BIFF5.xls", new byte[] {9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0}, REFUSED);
    add("空OLE2.xls", ole2(), REFUSED);
    add("压缩.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0}, REFUSED);
    byte[] noise = new byte[5000];
    new Random(46).nextBytes(noise);
    add("噪声.xlsx", noise, REFUSED);
    byte[] zeros = new byte[5000];
    add("全零.xls", zeros, REFUSED);
    byte[] plain = book(false, sheet -> {});
    String types = "[Content_Types].xml";
    Packages.Edit binary =
        xml ->
            xml.replace(
                "openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "ms-excel.sheet.binary.macroEnabled.main");
    add("xlsb.xlsx", edit(plain, types, binary), REFUSED);
  }
}
