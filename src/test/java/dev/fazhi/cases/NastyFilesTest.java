package dev.fazhi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.tabular.Tabular;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are as long as they are odd: each is read or refused, in time in proportion. */
class NastyFilesTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));
  private static final long MOST_SECONDS = 10;
  private static final int TEN_MEGABYTES = 10_000_000;

  private static final String HEADER = "案件编号,登记日期,纠纷类型,品牌调解室,所属街镇,结案日期,调解结果,涉案金额\n";
  private static final String OTHER_HEADER = "登记日期,案件编号,纠纷类型,品牌调解室,所属街镇,结案日期,调解结果,涉案金额\n";
  private static final String SHEET =
      "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
          + " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"
          + "<Worksheet ss:Name='a'><Table>";

  @TempDir private Path folder = Path.of(".");

  /** Texts of at most so many bytes, by what is odd about them. */
  private static Map<String, IntFunction<String>> texts() {
    Map<String, IntFunction<String>> all = new LinkedHashMap<>();
    for (String part :
        new String[] {"a", ",", "a,", "\"", "\"\",", "\"\"\n", "\n", "\r", " ", "\t", "<", "中,"}) {
      all.put("只有 " + part, size -> repeated("", part, size));
    }
    all.put("引号不关", size -> repeated(HEADER + "\"", "a,b\n", size));
    all.put("同一件事", size -> repeated(HEADER, row("TJ1", "邻里纠纷", "1200"), size));
    all.put("一对引号", size -> repeated(HEADER, pair(), size));
    all.put("合计行", size -> repeated(HEADER, "合计,,,,,,,9\n", size));
    all.put("小标题", size -> repeated(HEADER, "第三部分,,,,,,,\n", size));
    all.put("表头次序次次不同", NastyFilesTest::shuffledHeaders);
    String row = row("TJ1", "邻里纠纷", "1200");
    String other = "2022-03-05,TJ2,邻里纠纷,,昆北街道,,调解中,9\n";
    all.put("表头换来换去", size -> repeated("", HEADER + row + OTHER_HEADER + other, size));
    for (String part :
        new String[] {"（）", "12", "1.1.", "a@a.", "2022年", "二〇", "-", "+86 ", "1万"}) {
      String cell = part.repeat(8000);
      all.put("编号满是 " + part, size -> repeated(HEADER, row(cell, "邻里纠纷", "1"), size));
      all.put("文字满是 " + part, size -> repeated(HEADER, row("TJ1", cell, "1"), size));
      all.put("金额满是 " + part, size -> repeated(HEADER, row("TJ1", "邻里纠纷", cell), size));
    }
    all.put("日期各种写法", NastyFilesTest::daysInEveryForm);
    all.put("说明满格", size -> repeated(HEADER, row("TJ1", "昆（北）".repeat(500), "1"), size));
    for (String part :
        new String[] {
          "<td>",
          "<",
          "<table><tr><td>",
          "<div>",
          "&amp;",
          "<!--",
          "<b>",
          "<p><tr><b><td><i>",
          "<table><tr><td>a</td></tr></table>",
          "<tr><td rowspan=60000 colspan=500>a</td></tr>"
        }) {
      all.put("网页满是 " + part, size -> repeated("<html><table>", part, size));
    }
    for (String part :
        new String[] {
          "<Row/>",
          "<Row><Cell>",
          "<Row><Cell ss:MergeAcross='500' ss:MergeDown='60000'><Data>1</Data></Cell></Row>"
        }) {
      all.put("表格满是 " + part, size -> repeated(SHEET, part, size));
    }
    return all;
  }

  private static String row(String number, String type, String amount) {
    return "%s,2022-03-05,%s,,昆北街道,2022-04-05,调解成功,%s\n".formatted(number, type, amount);
  }

  private static String shuffledHeaders(int size) {
    Random random = new Random(20221212);
    List<String> headers = new ArrayList<>(List.of(HEADER.strip().split(",")));
    List<String> cells = List.of(row("TJ1", "邻里纠纷", "1").strip().split(","));
    List<String> usual = List.copyOf(headers);
    StringBuilder text = new StringBuilder();
    while (text.length() < size / 3) {
      Collections.shuffle(headers, random);
      text.append(String.join(",", headers)).append('\n');
      headers.forEach(header -> text.append(cells.get(usual.indexOf(header))).append(','));
      text.setCharAt(text.length() - 1, '\n');
    }
    return text.toString();
  }

  private static String daysInEveryForm(int size) {
    List<String> forms =
        List.of(
            "2022年3月5日 星期六",
            "二〇二二年三月五日",
            "5 March 2022",
            "20220305 093015",
            "2022-03-05T09:30:15+08:00",
            "上午9时5分",
            "民国111年3月5日",
            "3/4/2022",
            "2022-13-45");
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; text.length() < size / 2; i++) {
      String day = forms.get(i % forms.size()).replace("5", Integer.toString(1 + i % 28));
      text.append("TJ%s,%s,邻里纠纷,,昆北街道,%s,调解成功,1\n".formatted(i, day, day));
    }
    return text.toString();
  }

  private static String pair() {
    return row("TJ1", "\"甲", "1") + row("TJ2", "乙", "1") + row("TJ3", "丙\"", "1");
  }

  private static String repeated(String start, String part, int size) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    return start + part.repeat(Math.max(1, (size - 400) / bytes));
  }

  @Test
  void whateverIsOddAboutATextItIsReadOrRefused() throws IOException {
    for (Map.Entry<String, IntFunction<String>> text : texts().entrySet()) {
      read(text.getValue().apply(40_000), StandardCharsets.UTF_8);
    }
    read(repeated("", "中华人民共和国", 40_000), Charset.forName("GB18030"));
  }

  @Tag("long")
  @Test
  void tenMegabytesTakeTenSecondsAtMost() throws IOException {
    Map<String, Double> slow = new LinkedHashMap<>();
    for (Map.Entry<String, IntFunction<String>> text : texts().entrySet()) {
      double seconds = read(text.getValue().apply(TEN_MEGABYTES), StandardCharsets.UTF_8);
      if (seconds > MOST_SECONDS) {
        slow.put(text.getKey(), seconds);
      }
    }
    assertThat(slow).isEmpty();
  }

  @Tag("long")
  @Test
  void aWorkbookOfOneTextARowTakesTenSecondsAtMost() throws IOException {
    assertThat(read(oneTextARow(450_000, row -> Long.toHexString(row * 0x9E3779B97F4A7C15L))))
        .isLessThan(MOST_SECONDS);
    assertThat(read(oneTextARow(1_048_000, row -> "第三部分"))).isLessThan(MOST_SECONDS);
  }

  /** Headers, and below them rows with one text, as some libraries write them. */
  private Path oneTextARow(int rows, LongFunction<String> text) throws IOException {
    Path file = folder.resolve("纠纷.xlsx");
    try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
      SXSSFSheet sheet = book.createSheet();
      String[] headers = HEADER.strip().split(",");
      SXSSFRow first = sheet.createRow(0);
      for (int i = 0; i < headers.length; i++) {
        first.createCell(i).setCellValue(headers[i]);
      }
      for (int i = 1; i <= rows; i++) {
        sheet.createRow(i).createCell(0).setCellValue(text.apply(i));
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
    assertThat(Files.size(file)).isLessThan(TEN_MEGABYTES);
    return file;
  }

  /** The seconds of processor time, of all threads, that reading or refusing took. */
  private double read(String text, Charset charset) throws IOException {
    Path file = folder.resolve("纠纷.csv");
    Files.writeString(file, text, charset);
    return read(file);
  }

  private static double read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    long before = cpu();
    try (ExportFile export =
        ExportFile.open(
            Tabular.open(file, name, DEFINITIONS.nightly().limits()), name, DEFINITIONS)) {
      long rows = 0;
      while (export.next() != null) {
        rows++;
      }
      assertThat(export.account().read()).isGreaterThanOrEqualTo(rows);
    } catch (FileRejectedException refused) {
      assertThat(refused.faults().get(0).code()).startsWith("FZ-1");
    }
    return (cpu() - before) / 1e9;
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
