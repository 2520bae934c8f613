package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports as offices have them, with titles, sums, notes, several sheets and numbers that begin
 * anew: what is proposed for them is checked and run as it is, all together, and the figures are
 * those that plain code counts in the rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposedExportsTest {

  private static final List<String> TOWNS = List.of("青石镇", "白河镇", "柳林乡");
  private static final List<String> UNITS = List.of("县住建局", "县教育局", "县人社局");

  @TempDir private static Path folder = Path.of(".");

  private final Map<String, String> said = new TreeMap<>();
  private final Map<String, String> expected = new LinkedHashMap<>();
  private String checked = "";
  private String figures = "";

  @BeforeAll
  void proposeCheckAndRunThemTogether() throws IOException {
    JobsFolders.copy(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("input"));
    petitionsAsAWorkbook();
    aSheetForEachMonth();
    anExplanationBeforeTheTable();
    aNumberThatIsNearlyUnique();
    numbersThatBeginAnewInEachTown();
    twentyColumnsInAnOldEncoding();
    aSummaryOfTheYear();
    reportsByMonth();
    aRoster();
    quartersSideBySide();
    List<String> all = new ArrayList<>(List.of("check", "--jobs", jobs()));
    try (var files = Files.list(folder.resolve("input"))) {
      files.sorted().forEach(file -> all.add(file.toString()));
    }
    Cli.Ended check = Cli.run(all.toArray(String[]::new));
    assertThat(check.exit()).as(check.said()).isZero();
    checked = check.said();
    Cli.Ended run =
        Cli.run(
            "run",
            "--as-of=2022-12-12",
            "--jobs=" + jobs(),
            "--input=" + folder.resolve("input"),
            "--output=" + folder.resolve("output"),
            "--data=" + folder.resolve("data"));
    assertThat(run.exit()).as(run.said()).isIn(0, 3);
    figures = Files.readString(folder.resolve("output/2022-12-12/figures.csv"));
  }

  private static String jobs() {
    return folder.resolve("jobs").toString();
  }

  @Test
  void noRowIsRejected() {
    assertThat(checked.split("不合规 0", -1)).hasSize(said.size() + 1);
  }

  @Test
  void theFiguresAreThoseOfTheRows() {
    expected.forEach(
        (figure, value) -> {
          String[] parts = figure.split(" ");
          String group = parts.length == 1 ? "," : "[a-z0-9_]+," + parts[1];
          assertThat(figures)
              .as(figure)
              .containsPattern(
                  "(?m)^" + parts[0] + ",[^\\n]*,ytd,2022[^\\n]*," + group + "," + value + ",");
        });
  }

  @Test
  void whatAPersonHasToDecideIsSaid() {
    assertThat(said.get("review")).contains("“案号”几乎各行都不同，只有 1 行与别的行重复（第 9 行）");
    assertThat(said.get("hotline20")).contains("“序号”只是行的次序").contains("key: [ticket_no]");
    assertThat(said.get("openness")).contains("工作表“说明”的表头不同").contains("sheets: [台账]");
    assertThat(said.get("grid")).contains("主键写了两列");
    assertThat(said.get("summary")).contains("统计期取文件名里的年或年月");
    assertThat(said.get("monthly")).contains("“满意率”是算好的比率，不能相加");
    assertThat(said.get("roster")).contains("按名册读");
    assertThat(said.get("quarters")).contains("“一季度”“二季度”“三季度”", "是各季度并列的数", "不归到各季");
  }

  @Test
  void nobodysNameIsShown() {
    assertThat(String.join("", said.values())).doesNotContain("王建国", "13900000001");
  }

  private void propose(String name, String file) throws IOException {
    Path export = folder.resolve("input").resolve(file);
    Cli.Ended proposed =
        Cli.run("new-source", "--jobs", jobs(), "--to", jobs(), "--name", name, export.toString());
    assertThat(proposed.exit()).as(proposed.said()).isZero();
    said.put(
        name, proposed.said() + Files.readString(folder.resolve("jobs/sources/" + name + ".yml")));
    Files.setLastModifiedTime(export, FileTime.fromMillis(1_700_000_000_000L));
  }

  private static boolean inYear(LocalDate day) {
    return day.getYear() == 2022 && !day.isAfter(LocalDate.of(2022, 12, 12));
  }

  /** Over two years, with gaps. */
  private static LocalDate day(int i) {
    return LocalDate.of(2021, 2, 3).plusDays(i * 37L % 690);
  }

  private static <T> T of(List<T> all, int i) {
    return all.get(i % all.size());
  }

  private void count(String figure, int rows, IntPredicate counts) {
    expected.put(figure, "" + IntStream.range(0, rows).filter(counts).count());
  }

  private static void workbook(String file, Map<String, List<List<?>>> sheets) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream to = Files.newOutputStream(folder.resolve("input").resolve(file))) {
      for (Map.Entry<String, List<List<?>>> each : sheets.entrySet()) {
        Sheet sheet = book.createSheet(each.getKey());
        int width = each.getValue().stream().mapToInt(List::size).max().orElse(1);
        for (List<?> cells : each.getValue()) {
          Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
          for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Number number) {
              row.createCell(i).setCellValue(number.doubleValue());
            } else {
              row.createCell(i).setCellValue(String.valueOf(cells.get(i)));
            }
          }
          if (cells.size() == 1 && width > 1 && row.getRowNum() == 0) {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, width - 1));
          }
        }
      }
      book.write(to);
    }
  }

  private static void text(String file, String encoding, List<List<?>> rows) throws IOException {
    String text =
        rows.stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));
    Files.write(folder.resolve("input").resolve(file), text.getBytes(Charset.forName(encoding)));
  }

  private void petitionsAsAWorkbook() throws IOException {
    List<List<?>> rows = new ArrayList<>(List.of(List.of("信访事项登记台账")));
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/declared/petitions.csv"));
    lines.forEach(line -> rows.add(List.of(line.split(",", -1))));
    rows.add(List.of("制表人：", "", "审核人："));
    workbook("信访事项.xlsx", Map.of("Sheet1", rows));
    propose("letters", "信访事项.xlsx");
    count(
        "letters.total",
        lines.size() - 1,
        i -> inYear(LocalDate.parse(lines.get(i + 1).split(",")[1].substring(0, 10))));
  }

  private void aSheetForEachMonth() throws IOException {
    Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
    long people = 0;
    for (int month = 1; month <= 11; month++) {
      List<List<?>> rows = new ArrayList<>(List.of(List.of("2022年" + month + "月调解登记表")));
      rows.add(List.of("序号", "受理日期", "纠纷类型", "当事人", "涉及人数", "村社"));
      for (int i = 1; i <= 5 + month % 3; i++) {
        people += i;
        rows.add(
            List.of(
                i,
                LocalDate.of(2022, month, 2 * i),
                of(List.of("邻里纠纷", "劳动争议"), i),
                "王建国",
                i,
                of(TOWNS, i)));
      }
      rows.add(List.of("合计", "", "", "", (5 + month % 3) * (6 + month % 3) / 2, ""));
      sheets.put(month + "月", rows);
    }
    workbook("调解登记表.xlsx", sheets);
    propose("disputes", "调解登记表.xlsx");
    expected.put(
        "disputes.total", "" + IntStream.rangeClosed(1, 11).map(month -> 5 + month % 3).sum());
    expected.put("disputes.sum_people", "" + people);
  }

  private void anExplanationBeforeTheTable() throws IOException {
    Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
    sheets.put("说明", List.of(List.of("填表说明"), List.of("日期写成年.月.日")));
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("收件编号", "收件时间", "申请人", "被申请人", "答复方式"));
    for (int i = 0; i < 40; i++) {
      String day = day(i).toString().replace("-", ".");
      rows.add(List.of("KX" + (1000 + i), day, "王建国", of(UNITS, i), of(List.of("公开", "不予公开"), i)));
    }
    sheets.put("台账", rows);
    workbook("公开申请.xlsx", sheets);
    propose("openness", "公开申请.xlsx");
    count("openness.total", 40, i -> inYear(day(i)));
    // an office that is applied against is no person
    count("openness.total 县住建局", 40, i -> inYear(day(i)) && i % 3 == 0);
  }

  private void aNumberThatIsNearlyUnique() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("案号", "申请日期", "复议事项", "审结日期"));
    for (int i = 0; i < 40; i++) {
      String number = "某政复〔2022〕" + (i == 7 ? 3 : i) + "号";
      rows.add(List.of(number, day(i), of(List.of("处罚", "征收"), i), i % 4 == 0 ? "" : day(i)));
    }
    text("复议案件.csv", "UTF-8", rows);
    propose("review2", "复议案件.csv");
    said.put("review", String.valueOf(said.get("review2")));
    said.remove("review2");
    count("review2.total", 40, i -> inYear(day(i)));
    count("review2.closed", 40, i -> inYear(day(i)) && i % 4 != 0);
  }

  private void numbersThatBeginAnewInEachTown() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("街镇", "事件编号", "上报时间", "事件分类", "处理时长（小时）"));
    for (int i = 0; i < 60; i++) {
      String kind = of(List.of("纠纷>邻里", "纠纷>婚恋", "城管>占道"), i);
      rows.add(List.of(of(TOWNS, i), "SJ" + (100 + i / 3), day(i) + " 10:00:00", kind, 1 + i % 9));
    }
    text("网格事件.csv", "UTF-8", rows);
    propose("grid", "网格事件.csv");
    count("grid.total", 60, i -> inYear(day(i)));
    count("grid.total 纠纷", 60, i -> inYear(day(i)) && i % 3 != 2);
  }

  private void twentyColumnsInAnOldEncoding() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "序号", "工单编号", "来电时间", "来电人", "电话", "类型", "一级", "二级", "地址", "街镇", "", "单位", "派单时间",
            "办结时限", "办结时间", "是否解决", "满意度", "回访", "状态", "备注", "罚款（万元）"));
    long fines = 0;
    for (int i = 0; i < 60; i++) {
      String at = day(i) + " 09:30:00";
      fines += inYear(day(i)) ? 100L * (i + 1) : 0;
      rows.add(
          List.of(
              i + 1,
              "GD" + (2200000 + i),
              at,
              "王建国",
              "13900000001",
              of(List.of("投诉", "求助"), i),
              "城建",
              of(List.of("供热", "物业"), i),
              "某小区" + i + "号楼",
              of(TOWNS, i),
              "",
              of(UNITS, i),
              at,
              day(i).plusDays(9) + " 09:30:00",
              i % 5 == 0 ? "" : at,
              of(List.of("是", "否"), i),
              of(List.of("满意", "不满意", ""), i),
              "",
              of(List.of("已办结", "办理中"), i),
              "",
              "0.%02d".formatted(i + 1)));
    }
    text("热线工单.csv", "GB18030", rows);
    propose("hotline20", "热线工单.csv");
    count("hotline20.total", 60, i -> inYear(day(i)));
    count("hotline20.closed", 60, i -> inYear(day(i)) && i % 5 != 0);
    count("hotline20.total 白河镇", 60, i -> inYear(day(i)) && i % 3 == 1);
    expected.put("hotline20.sum_c_u", fines + "\\.00");
  }

  private void aSummaryOfTheYear() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("法治政府建设统计表"));
    rows.add(List.of("单位名称", "受理件数", "罚款金额（万元）"));
    for (int i = 0; i < 3; i++) {
      rows.add(List.of(UNITS.get(i), 97 - 31 * i, 2.5 * (i + 1)));
    }
    rows.add(List.of("合计", 198, 15));
    workbook("统计表2022年.xlsx", Map.of("Sheet1", rows));
    propose("summary", "统计表2022年.xlsx");
    expected.put("summary.c_b", "198");
    expected.put("summary.c_c", "150000\\.00");
    expected.put("summary.c_b 县教育局", "66");
  }

  private void reportsByMonth() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("年月", "填报单位", "办件量", "满意率"));
    for (int i = 0; i < 33; i++) {
      rows.add(List.of("2022年" + (i / 3 + 1) + "月", of(UNITS, i), 10 + i, (90 + i % 9) + ".5%"));
    }
    text("政务月报.csv", "UTF-8", rows);
    propose("monthly", "政务月报.csv");
    expected.put("monthly.c_c", "" + IntStream.range(0, 33).map(i -> 10 + i).sum());
  }

  private void quartersSideBySide() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("单位", "一季度", "二季度", "三季度"));
    for (int i = 0; i < 3; i++) {
      rows.add(List.of(UNITS.get(i), 11 + i, 21 + 2 * i, 31 + 3 * i));
    }
    text("分季办件统计2022年.csv", "UTF-8", rows);
    propose("quarters", "分季办件统计2022年.csv");
    expected.put("quarters.c_b", "" + (11 + 12 + 13));
    expected.put("quarters.c_d", "" + (31 + 34 + 37));
  }

  private void aRoster() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("执法证号", "姓名", "所在单位", "执法类别"));
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("0500" + (1000 + i), "王建国", of(UNITS, i), of(List.of("综合", "市场"), i)));
    }
    text("执法人员名册20221130.csv", "UTF-8", rows);
    propose("roster", "执法人员名册20221130.csv");
    expected.put("roster.total", "20");
    expected.put("roster.total 县人社局", "6");
  }
}
