package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard indicators of which an export may lack the columns: they are there when these are. */
class OptionalMetricsTest {

  private static final String PLAIN =
      """
      工单编号,受理时间,承办单位,办结时间,工单状态,满意度
      T1,2022-03-01 09:00,区商务局,2022-03-02 09:00,已办结,满意
      T2,2022-06-01 09:00,区教育局,,办理中,
      T3,2021-06-01 09:00,区教育局,2021-06-03 10:00,已办结,不满意
      """;

  private static final String FULL =
      """
      工单编号,受理时间,承办单位,办结时间,工单状态,满意度,是否响应,是否解决,是否重复,退回次数,超期天数
      S1,2022-04-01 09:00,区商务局,2022-04-02 09:00,已办结,满意,是,已解决,否,0,0
      S2,2022-04-02 09:00,区商务局,2022-04-09 09:00,已办结,不满意,是,未解决,重复,1,2.5
      S3,2022-05-02 09:00,区教育局,2022-05-20 09:00,已办结,满意,否,已解决,否,0,9
      S4,2022-05-03 09:00,区教育局,2022-05-04 09:00,已办结,,,,否,2,1
      S5,2022-12-13 09:00,区教育局,,办理中,,是,未解决,是,1,0
      """;

  private static final String CASES =
      """
      案号,申请日期,受理日期,被申请人,审结日期,审理结果,受理决定,调解和解
      昆复〔2022〕1号,2022-02-01,2022-02-05,区商务局,2022-03-01,撤销,受理,否
      昆复〔2022〕2号,2022-02-01,2022-02-05,区商务局,2022-03-01,终止,受理,和解
      昆复〔2022〕3号,2022-02-01,,区商务局,,,不予受理,
      昆复〔2022〕4号,2022-02-01,2022-02-05,区教育局,2022-03-01,维持,受理,否
      昆复〔2022〕5号,2022-02-01,2022-02-05,区教育局,2022-03-01,调解,受理,调解
      昆复〔2022〕6号,2022-02-01,2022-02-05,区教育局,2022-12-13,调解,受理,调解
      """;

  @TempDir private Path folder = Path.of(".");
  private Deliveries deliveries = new Deliveries(folder);

  @BeforeEach
  void inTheFolder() {
    deliveries = new Deliveries(folder);
  }

  @Test
  void areNowhereWhileNoExportHasTheirColumns() throws IOException {
    deliveries.put("热线工单_20220630.csv", PLAIN);
    Map<String, String> figures = deliveries.run();
    assertThat(figures).containsKey("hotline.received");
    assertThat(figures.keySet())
        .noneMatch(id -> id.matches("hotline\\.(respon|resol|repeated|sent_back|overdue).*"));
    assertThat(deliveries.output("tables/hotline-handling-by-unit.csv")).doesNotExist();
    assertThat(Files.readString(deliveries.output("tables/key-figures.csv")))
        .contains("热线受理量")
        .doesNotContain("重复诉求量");
    assertThat(Files.readString(deliveries.output("quality.csv")))
        .doesNotContain("是否响应")
        .doesNotContain("超期天数");
    assertThat(deliveries.fazhi("status", "--input", folder.resolve("input").toString()).said())
        .contains("没有启用");
    assertThat(Cli.run("check", "--jobs", "jobs").exit()).isZero();
  }

  @Test
  void areThereOnceAnExportHasThem() throws IOException {
    deliveries.put("热线工单_20220630.csv", PLAIN);
    deliveries.run();
    deliveries.put("热线工单_20221214.csv", FULL);
    deliveries.put("行政复议_20221214.csv", CASES);
    Map<String, String> figures = deliveries.run();
    // of the rows before, these columns stay unknown, so the year as a whole does
    assertThat(figures).containsEntry("hotline.repeated", "");
  }

  @Test
  void sayWhichColumnALaterExportLacks() throws IOException {
    deliveries.put("热线工单_20221114.csv", FULL);
    deliveries.run();
    assertThat(Files.readString(deliveries.output("quality.csv"))).doesNotContain("是否重复");
    deliveries.put("热线工单_20221214.csv", PLAIN);
    Map<String, String> figures = deliveries.run();
    assertThat(Files.readString(deliveries.output("quality.csv")))
        .contains("最近的导出『热线工单_20221214.csv』没有以前有过的列")
        .contains("『是否重复』（指标 重复诉求量 要用）");
    // the year has rows of which it is not known, April has none of them
    assertThat(figures).containsEntry("hotline.repeated", "");
    assertThat(deliveries.row("hotline.repeated,", ",ytd,")).endsWith(" absent:是否重复");
    assertThat(deliveries.row("hotline.repeated,", ",month,2022-04-01"))
        .contains(",,,1,,")
        .endsWith(" absent:是否重复");

    deliveries.put(
        "热线工单_20221215.csv", PLAIN.replace("满意度", "满意度,是否重复").replaceAll("(?m)^(T.*)$", "$1,是"));
    assertThat(deliveries.run()).containsEntry("hotline.repeated", "3");
    assertThat(deliveries.row("hotline.repeated,", ",ytd,")).doesNotContain("absent");
    assertThat(Files.readString(deliveries.output("quality.csv"))).doesNotContain("『是否重复』");
  }

  @Test
  void areCountedAsTheirColumnsSay() throws IOException {
    deliveries.put("热线工单_20221214.csv", FULL);
    deliveries.put("行政复议_20221214.csv", CASES);
    Map<String, String> figures = deliveries.run();
    long responded = 0;
    long stated = 0;
    long resolved = 0;
    long repeated = 0;
    long back = 0;
    Map<String, Long> bands = new TreeMap<>();
    long all = 0;
    for (String line : FULL.lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      if (cells[1].compareTo("2022-12-13") >= 0) {
        continue;
      }
      all++;
      responded += cells[6].equals("是") ? 1 : 0;
      stated += cells[6].isEmpty() ? 0 : 1;
      resolved += cells[7].equals("已解决") ? 1 : 0;
      repeated += cells[8].equals("重复") || cells[8].equals("是") ? 1 : 0;
      back += cells[9].equals("0") ? 0 : 1;
      double late = Double.parseDouble(cells[10]);
      if (late > 0) {
        bands.merge(
            late <= 1 ? "超期1天以内" : late <= 3 ? "超期1至3天" : late <= 7 ? "超期3至7天" : "超期7天以上",
            1L,
            Long::sum);
      }
    }
    assertThat(figures)
        .containsEntry("hotline.responded_rate", percent(responded, stated))
        .containsEntry("hotline.resolved_rate", percent(resolved, stated))
        .containsEntry("hotline.repeated_rate", percent(repeated, all))
        .containsEntry("hotline.sent_back_rate", percent(back, all));
    bands.forEach(
        (band, rows) ->
            assertThat(figures).containsEntry("hotline.overdue overdue_band " + band, "" + rows));
    assertThat(deliveries.output("tables/hotline-handling-by-unit.csv")).exists();

    long concluded = 0;
    long corrected = 0;
    long settled = 0;
    long refused = 0;
    for (String line : CASES.lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      boolean over = !cells[4].isEmpty() && cells[4].compareTo("2022-12-12") <= 0;
      concluded += over ? 1 : 0;
      corrected += over && cells[5].equals("撤销") ? 1 : 0;
      settled += over && (cells[7].equals("和解") || cells[7].equals("调解")) ? 1 : 0;
      refused += cells[6].equals("不予受理") ? 1 : 0;
    }
    assertThat(figures)
        .containsEntry("review.not_accepted", "" + refused)
        .containsEntry("review.settled_rate", percent(settled, concluded))
        .containsEntry("review.corrected_or_settled_rate", percent(corrected + settled, concluded));
  }
}
