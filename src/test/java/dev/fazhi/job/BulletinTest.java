package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a month, quarter or half year stands beside that of the year. Its numbers are those
 * that plain code counts in the rows of the export.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BulletinTest {

  private static final Pattern FILE = Pattern.compile("(?s)```(?:yaml)?\n# (jobs/\\S+)\n(.*?)```");
  private static final List<String> PLACES = List.of("东风镇", "南山街道", "河口镇", "城关街道");
  private static final String DAY = "2022-11-30";

  private static final List<String> UNITS = List.of("县住建局", "县公安局", "");

  private record Petition(LocalDate on, String place, String unit, boolean closed) {}

  @TempDir private static Path folder = Path.of(".");
  private final List<Petition> petitions = new ArrayList<>();

  @BeforeAll
  void exports() throws IOException {
    Matcher file = FILE.matcher(Files.readString(Path.of("src/docs/declaring.md")));
    while (file.find()) {
      if (file.group(1).matches("jobs/(nightly.yml|reference/places.csv|.*/petitions.yml)")) {
        write(file.group(1), file.group(2));
      }
    }
    FileUtils.copyDirectory(
        new File("src/test/resources/jobs/bulletin"), folder.resolve("jobs").toFile());
    template("month+quarter/简报.docx", "{period}受理{petitions.received}，{petitions.received:prior}。");
    template("年报.docx", "{period}受理{petitions.received}。");
    Random random = new Random(42);
    StringBuilder csv = new StringBuilder("信访编号,登记时间,问题属地,责任单位,办理状态,办结日期\n");
    for (int i = 0; i < 900; i++) {
      LocalDate on = LocalDate.of(2020, 7, 1).plusDays(random.nextInt(882));
      String place = PLACES.get(random.nextInt(PLACES.size()));
      String unit = UNITS.get(random.nextInt(UNITS.size()));
      boolean closed = random.nextInt(3) > 0;
      petitions.add(new Petition(on, place, unit, closed));
      csv.append(
          "X%s,%s 09:00,%s,%s,%s,%s\n"
              .formatted(10000 + i, on, place, unit, closed ? "已办结" : "办理中", closed ? on : ""));
    }
    Runs.write(
        Files.createDirectories(folder.resolve("input")).resolve("信访台账_20221130.csv"),
        csv.toString());
  }

  private static void write(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static void template(String name, String text) throws IOException {
    Path file = folder.resolve("jobs/templates").resolve(name);
    Files.createDirectories(file.getParent());
    try (XWPFDocument document = new XWPFDocument();
        OutputStream to = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText(text);
      document.write(to);
    }
  }

  /** The text of a template that was filled, without the marks of comments. */
  private static String filled(String edition, String name) throws IOException {
    Path file = folder.resolve("output").resolve(edition).resolve("documents").resolve(name);
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file))) {
      return document.getParagraphs().get(0).getText().replaceAll("\\[.*?]", "");
    }
  }

  private static Cli.Ended fazhi(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    boolean run = words[0].equals("run");
    for (String each : List.of("jobs", "data", "input", "output")) {
      if (run || !each.equals("input")) {
        all.addAll(List.of("--" + each, folder.resolve(each).toString()));
      }
    }
    return Cli.run(all.toArray(String[]::new));
  }

  private static void run(String day, String period) {
    Cli.Ended ran = fazhi("run", "--as-of", day, "--period", period);
    assertThat(ran.exit()).as(ran.said()).isIn(0, 3);
  }

  private long count(String place, String from, String to) {
    return petitions.stream()
        .filter(p -> place.isEmpty() || p.place().equals(place))
        .filter(p -> !p.on().isBefore(LocalDate.parse(from)))
        .filter(p -> !p.on().isAfter(LocalDate.parse(to)))
        .count();
  }

  private static String percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static Map<String, Map<String, String>> table(String edition, String id)
      throws IOException {
    return Runs.table(folder.resolve("output/" + edition), id, "信访受理量");
  }

  @Test
  @Order(1)
  void isStoredAndPublishedBesideTheYearsReport() throws IOException {
    run(DAY, "year");
    Path year = folder.resolve("output").resolve(DAY);
    Map<String, String> before = Runs.digests(year);
    assertThat(table(DAY, "by-place").getOrDefault("河口镇", Map.of()))
        .containsEntry("本期(件)", "" + count("河口镇", "2022-01-01", DAY))
        .doesNotContainKeys("累计(件)", "上月(件)", "环比(%)");
    run(DAY, "month");
    assertThat(Runs.digests(year)).isEqualTo(before);
    assertThat(fazhi("figures").said()).contains("截止 2022-11-30，第 1 版");
    assertThat(fazhi("figures", "--period", "month").said()).contains("截止 2022-11-30（月报），第 2 版");
    assertThat(fazhi("status").said())
        .contains("最新结果    截止 2022-11-30，第 1 版")
        .contains("最新月报　截止 2022-11-30，第 2 版，暂定");
    assertThat(fazhi("run", "--as-of", DAY, "--period", "month").said()).contains("结果不变");
    assertThat(fazhi("run", "--as-of", DAY).said()).contains("结果不变");
    Path bulletin = folder.resolve("output").resolve(DAY + "-month");
    assertThat(bulletin.resolve("统计表_2022年11月.xlsx")).exists();
    assertThat(Files.readString(bulletin.resolve("run.json"))).contains("\"period\" : \"month\"");
    try (XWPFDocument draft =
            new XWPFDocument(Files.newInputStream(bulletin.resolve("报告数据稿_2022年11月.docx")));
        XWPFWordExtractor text = new XWPFWordExtractor(draft)) {
      assertThat(text.getText())
          .contains("示例县2022年11月简报")
          .contains(
              "2022年11月受理%s件，上年同期%s件"
                  .formatted(count("", "2022-11-01", DAY), count("", "2021-11-01", "2021-11-30")));
    }
  }

  @Test
  @Order(2)
  void templatesAreFilledForTheReportsThatTheirFolderNames() throws IOException {
    assertThat(filled(DAY + "-month", "简报.docx"))
        .isEqualTo(
            "2022年11月受理%s件，%s件。"
                .formatted(count("", "2022-11-01", DAY), count("", "2021-11-01", "2021-11-30")));
    assertThat(filled(DAY, "年报.docx")).isEqualTo("2022年受理" + count("", "2022-01-01", DAY) + "件。");
    assertThat(folder.resolve("output/2022-11-30-month/documents/年报.docx")).doesNotExist();
    assertThat(folder.resolve("output/2022-11-30/documents/简报.docx")).doesNotExist();
  }

  @Test
  @Order(2)
  void aFolderOfAnUnknownPeriodAndANameInATemplateOfAMonthAreRefused() throws IOException {
    template("mouth/简报.docx", "受理{petitions.received}。");
    template("half/半年.docx", "受理{petitions.recieved}。");
    try {
      Cli.Ended checked = Cli.run("check", "--jobs", folder.resolve("jobs").toString());
      assertThat(checked.said()).contains("templates/mouth/简报.docx", "你是不是想写 month？");
      Files.delete(folder.resolve("jobs/templates/mouth/简报.docx"));
      assertThat(Cli.run("check", "--jobs", folder.resolve("jobs").toString()).said())
          .contains("templates/half/半年.docx  正文“受理{petitions.recieve…”")
          .contains("你是不是想写 petitions.received");
    } finally {
      Files.deleteIfExists(folder.resolve("jobs/templates/mouth/简报.docx"));
      Files.delete(folder.resolve("jobs/templates/half/半年.docx"));
    }
  }

  @Test
  @Order(2)
  void ofAMonthHasTheMonthBesideTheYearBeforeTheMonthBeforeAndTheYearToDate() throws IOException {
    Map<String, Map<String, String>> table = table(DAY + "-month", "by-place");
    long all = count("", "2022-11-01", DAY);
    for (String place : PLACES) {
      long now = count(place, "2022-11-01", DAY);
      long october = count(place, "2022-10-01", "2022-10-31");
      long year = count(place, "2022-01-01", DAY);
      long lastYear = count(place, "2021-01-01", "2021-11-30");
      long larger = PLACES.stream().filter(other -> count(other, "2022-11-01", DAY) > now).count();
      assertThat(table.getOrDefault(place, Map.of()))
          .containsEntry("本期(件)", "" + now)
          .containsEntry("上年同期(件)", "" + count(place, "2021-11-01", "2021-11-30"))
          .containsEntry("占比(%)", percent(now, all))
          .containsEntry("排名(名次)", "" + (1 + larger))
          .containsEntry("上月(件)", "" + october)
          .containsEntry("环比(%)", percent(now - october, october))
          .containsEntry("累计(件)", "" + year)
          .containsEntry("上年累计(件)", "" + lastYear)
          .containsEntry("累计同比(%)", percent(year - lastYear, lastYear));
    }
    assertThat(table(DAY + "-month", "key").getOrDefault("信访受理量", Map.of()))
        .containsEntry("本期", "" + all)
        .containsEntry("上月", "" + count("", "2022-10-01", "2022-10-31"))
        .containsEntry("累计", "" + count("", "2022-01-01", DAY));
    assertThat(table(DAY + "-month", "by-month").getOrDefault("年初至今", Map.of()))
        .containsEntry("本期(件)", "" + count("", "2022-01-01", DAY));
  }

  @Test
  @Order(2)
  void yearsStandBesideEachOtherAndOneWithoutDataSaysSo() throws IOException {
    Map<String, Map<String, String>> table = table(DAY, "by-year");
    for (String place : PLACES) {
      assertThat(table.getOrDefault(place, Map.of()))
          .containsEntry("2019年(件)", "")
          .containsEntry("2020年(件)", "" + count(place, "2020-01-01", "2020-12-31"))
          .containsEntry("2021年(件)", "" + count(place, "2021-01-01", "2021-12-31"))
          .containsEntry("2022年至11月30日(件)", "" + count(place, "2022-01-01", DAY));
    }
    assertThat(table.getOrDefault("合计", Map.of()))
        .containsEntry("2021年(件)", "" + count("", "2021-01-01", "2021-12-31"));
    assertThat(Files.readString(folder.resolve("output/2022-11-30/tables/by-year.csv")))
        .contains("无数据：信访受理量 2019年(件)");
  }

  @Test
  @Order(2)
  void twoGroupingsCrossAndFoot() throws IOException {
    Map<String, Map<String, String>> table = table(DAY, "cross");
    for (String place : PLACES) {
      Map<String, String> row = table.getOrDefault(place, Map.of());
      long sum = 0;
      for (String unit : UNITS) {
        long cell =
            petitions.stream()
                .filter(p -> p.place().equals(place) && p.unit().equals(unit))
                .filter(p -> p.on().getYear() == 2022)
                .count();
        sum += cell;
        String head = (unit.isEmpty() ? "(空)" : unit) + "(件)";
        assertThat(row).containsEntry(head, "" + cell);
      }
      assertThat(row).containsEntry("合计(件)", "" + sum);
    }
    assertThat(table.getOrDefault("合计", Map.of()))
        .containsEntry("合计(件)", "" + count("", "2022-01-01", DAY));
  }

  @Test
  @Order(2)
  void targetsHaveColumnsOfTheirOwn() throws IOException {
    for (String place : PLACES) {
      long all = count(place, "2022-01-01", DAY);
      long closed =
          petitions.stream()
              .filter(p -> p.place().equals(place) && p.closed() && p.on().getYear() == 2022)
              .count();
      BigDecimal rate = new BigDecimal(percent(closed, all));
      assertThat(table(DAY, "target").getOrDefault(place, Map.of()))
          .containsEntry("信访件数 目标值(件)", "80")
          .containsEntry("信访件数 完成率(%)", percent(all, 80))
          .containsEntry("信访结案率 目标值(%)", "66.5")
          .containsEntry("信访结案率 比目标(百分点)", rate.subtract(new BigDecimal("66.5")).toPlainString())
          .containsEntry("信访结案率 评定", rate.doubleValue() >= 66.5 ? "达标" : "未达标");
    }
  }

  @Test
  @Order(3)
  void isTracedByTheCommandsThatItPrints() {
    assertThat(trace("--month", "2022-10")).contains(rows("2022-10-01", "2022-10-31"));
    assertThat(trace()).contains(rows("2022-11-01", DAY));
    assertThat(trace("--prior")).contains(rows("2021-11-01", "2021-11-30"));
    assertThat(trace("--ytd")).contains(rows("2022-01-01", DAY));
    assertThat(folder.resolve("output").resolve(DAY + "-month/trace")).exists();
    assertThat(folder.resolve("output").resolve(DAY + "/trace")).doesNotExist();
  }

  private static String trace(String... more) {
    List<String> words =
        new ArrayList<>(List.of("trace", "信访受理量", "--as-of", DAY, "--period", "month"));
    words.addAll(List.of(more));
    return fazhi(words.toArray(String[]::new)).said();
  }

  private String rows(String from, String to) {
    return count("", from, to) + " 行，合起来与数值一致";
  }

  @Test
  @Order(4)
  void thatIsFinalLeavesTheYearsReportProvisional() throws IOException {
    Cli.Ended done =
        fazhi("finalise", "--period", "month", "--reason", "已送审", "--by", "某人", "--yes");
    assertThat(done.exit()).as(done.said()).isZero();
    assertThat(fazhi("figures", "--period", "month").said()).contains("第 2 版").contains("最终");
    assertThat(fazhi("figures").said()).contains("第 1 版").contains("暂定");
    assertThat(Files.readString(folder.resolve("output/2022-11-30/run.json")))
        .contains("provisional");
  }

  @Test
  @Order(5)
  void ofAQuarterThatIsNotOverIsComparedWithTheSameDaysOfTheOneBefore() throws IOException {
    run("2022-11-15", "quarter");
    for (String place : PLACES) {
      long now = count(place, "2022-10-01", "2022-11-15");
      long before = count(place, "2022-07-01", "2022-08-15");
      assertThat(table("2022-11-15-quarter", "by-place").getOrDefault(place, Map.of()))
          .containsEntry("本期(件)", "" + now)
          .containsEntry("上年同期(件)", "" + count(place, "2021-10-01", "2021-11-15"))
          .containsEntry("上季度(件)", "" + before)
          .containsEntry("本期环比(%)", percent(now - before, before));
    }
    assertThat(Files.readString(folder.resolve("output/2022-11-15-quarter/index.html")))
        .contains("2022年第四季度");
    Cli.Ended traced =
        fazhi(
            "trace",
            "信访受理量",
            "--as-of",
            "2022-11-15",
            "--period",
            "quarter",
            "--previous",
            "2022-07-01");
    assertThat(traced.said()).contains(rows("2022-07-01", "2022-08-15"));
  }

  @Test
  @Order(6)
  void ofJanuaryIsComparedWithDecember() throws IOException {
    run("2022-01-31", "month");
    long now = count("", "2022-01-01", "2022-01-31");
    long december = count("", "2021-12-01", "2021-12-31");
    assertThat(table("2022-01-31-month", "by-place").getOrDefault("合计", Map.of()))
        .containsEntry("上月(件)", "" + december)
        .containsEntry("环比(%)", percent(now - december, december));
    assertThat(table("2022-01-31-month", "by-month").getOrDefault("2022年1月", Map.of()))
        .containsEntry("环比(%)", percent(now - december, december));
  }

  @Test
  @Order(7)
  void survivesARebuild() throws IOException {
    Cli.Ended rebuilt = fazhi("rebuild");
    assertThat(rebuilt.exit()).as(rebuilt.said()).isIn(0, 3);
    assertThat(fazhi("figures", "--period", "month", "--as-of", DAY).said())
        .contains("截止 2022-11-30（月报），第 2 版")
        .contains("最终");
    assertThat(fazhi("figures").said()).contains("截止 2022-11-30，第 1 版");
  }
}
