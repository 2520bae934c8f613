package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Bulletins.DAY;
import static dev.fazhi.job.declared.Bulletins.PLACES;
import static dev.fazhi.job.declared.Counted.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a month, quarter or half year stands beside that of the year. Its numbers are those
 * that plain code counts in the rows of the export.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BulletinTest {

  @TempDir private static Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private static Bulletins reports;

  @BeforeAll
  static void exports() throws IOException {
    reports = new Bulletins(folder);
  }

  @Test
  @Order(1)
  void isStoredAndPublishedBesideTheYearsReport() throws IOException {
    reports.run(DAY, "year");
    Path year = folder.resolve("output").resolve(DAY);
    Map<String, String> before = Runs.digests(year);
    assertThat(reports.table(DAY, "by-place").getOrDefault("河口镇", Map.of()))
        .containsEntry("本期(件)", "" + reports.count("河口镇", "2022-01-01", DAY))
        .doesNotContainKeys("累计(件)", "上月(件)", "环比(%)");
    reports.run(DAY, "month");
    assertThat(Runs.digests(year)).isEqualTo(before);
    assertThat(reports.fazhi("figures").said()).contains("截止 2022-11-30，第 1 版");
    assertThat(reports.fazhi("figures", "--period", "month").said())
        .contains("截止 2022-11-30（月报），第 2 版");
    assertThat(reports.fazhi("status").said())
        .contains("最新结果    截止 2022-11-30，第 1 版")
        .contains("最新月报　截止 2022-11-30，第 2 版，暂定");
    assertThat(reports.fazhi("run", "--as-of", DAY, "--period", "month").said()).contains("结果不变");
    assertThat(reports.fazhi("run", "--as-of", DAY).said()).contains("结果不变");
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
                  .formatted(
                      reports.count("", "2022-11-01", DAY),
                      reports.count("", "2021-11-01", "2021-11-30")));
    }
  }

  @Test
  @Order(2)
  void templatesAreFilledForTheReportsThatTheirFolderNames() throws IOException {
    assertThat(reports.filled(DAY + "-month", "简报.docx"))
        .isEqualTo(
            "2022年11月受理%s件，%s件。"
                .formatted(
                    reports.count("", "2022-11-01", DAY),
                    reports.count("", "2021-11-01", "2021-11-30")));
    assertThat(reports.filled(DAY, "年报.docx"))
        .isEqualTo("2022年受理" + reports.count("", "2022-01-01", DAY) + "件。");
    assertThat(folder.resolve("output/2022-11-30-month/documents/年报.docx")).doesNotExist();
    assertThat(folder.resolve("output/2022-11-30/documents/简报.docx")).doesNotExist();
  }

  @Test
  @Order(2)
  void aFolderOfAnUnknownPeriodAndANameInATemplateOfAMonthAreRefused() throws IOException {
    reports.template("mouth/简报.docx", "受理{petitions.received}。");
    reports.template("half/半年.docx", "受理{petitions.recieved}。");
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
  @Order(3)
  void isTracedByTheCommandsThatItPrints() {
    assertThat(trace("--month", "2022-10")).contains(reports.rows("2022-10-01", "2022-10-31"));
    assertThat(trace()).contains(reports.rows("2022-11-01", DAY));
    assertThat(trace("--prior")).contains(reports.rows("2021-11-01", "2021-11-30"));
    assertThat(trace("--ytd")).contains(reports.rows("2022-01-01", DAY));
    assertThat(folder.resolve("output").resolve(DAY + "-month/trace")).exists();
    assertThat(folder.resolve("output").resolve(DAY + "/trace")).doesNotExist();
  }

  private static String trace(String... more) {
    List<String> words =
        new ArrayList<>(List.of("trace", "信访受理量", "--as-of", DAY, "--period", "month"));
    words.addAll(List.of(more));
    return reports.fazhi(words.toArray(String[]::new)).said();
  }

  @Test
  @Order(4)
  void thatIsFinalLeavesTheYearsReportProvisional() throws IOException {
    Cli.Ended done =
        reports.fazhi("finalise", "--period", "month", "--reason", "已送审", "--by", "某人", "--yes");
    assertThat(done.exit()).as(done.said()).isZero();
    assertThat(reports.fazhi("figures", "--period", "month").said())
        .contains("第 2 版")
        .contains("最终");
    assertThat(reports.fazhi("figures").said()).contains("第 1 版").contains("暂定");
    assertThat(Files.readString(folder.resolve("output/2022-11-30/run.json")))
        .contains("provisional");
  }

  @Test
  @Order(5)
  void ofAQuarterThatIsNotOverIsComparedWithTheSameDaysOfTheOneBefore() throws IOException {
    reports.run("2022-11-15", "quarter");
    for (String place : PLACES) {
      long now = reports.count(place, "2022-10-01", "2022-11-15");
      long before = reports.count(place, "2022-07-01", "2022-08-15");
      assertThat(reports.table("2022-11-15-quarter", "by-place").getOrDefault(place, Map.of()))
          .containsEntry("本期(件)", "" + now)
          .containsEntry("上年同期(件)", "" + reports.count(place, "2021-10-01", "2021-11-15"))
          .containsEntry("上季度(件)", "" + before)
          .containsEntry("本期环比(%)", percent(now - before, before));
    }
    assertThat(Files.readString(folder.resolve("output/2022-11-15-quarter/index.html")))
        .contains("2022年第四季度");
    Cli.Ended traced =
        reports.fazhi(
            "trace",
            "信访受理量",
            "--as-of",
            "2022-11-15",
            "--period",
            "quarter",
            "--previous",
            "2022-07-01");
    assertThat(traced.said()).contains(reports.rows("2022-07-01", "2022-08-15"));
  }

  @Test
  @Order(6)
  void ofJanuaryIsComparedWithDecember() throws IOException {
    reports.run("2022-01-31", "month");
    long now = reports.count("", "2022-01-01", "2022-01-31");
    long december = reports.count("", "2021-12-01", "2021-12-31");
    assertThat(reports.table("2022-01-31-month", "by-place").getOrDefault("合计", Map.of()))
        .containsEntry("上月(件)", "" + december)
        .containsEntry("环比(%)", percent(now - december, december));
    assertThat(reports.table("2022-01-31-month", "by-month").getOrDefault("2022年1月", Map.of()))
        .containsEntry("环比(%)", percent(now - december, december));
  }

  @Test
  @Order(7)
  void survivesARebuild() throws IOException {
    Cli.Ended rebuilt = reports.fazhi("rebuild");
    assertThat(rebuilt.exit()).as(rebuilt.said()).isIn(0, 3);
    assertThat(reports.fazhi("figures", "--period", "month", "--as-of", DAY).said())
        .contains("截止 2022-11-30（月报），第 2 版")
        .contains("最终");
    assertThat(reports.fazhi("figures").said()).contains("截止 2022-11-30，第 1 版");
  }
}
