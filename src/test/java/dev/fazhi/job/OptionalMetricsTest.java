package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static final String DISPUTES =
      """
      案件编号,登记日期,所属街镇,调解组织,调解结果,结案日期,司法确认日期
      M1,2022-02-01,昆北街道,昆北街道人民调解委员会,调解成功,2022-02-11,2022-03-01
      M2,2022-02-03,昆北街道,昆北街道人民调解委员会,调解成功,2022-02-13,
      M3,2022-05-01,昆河镇,昆河镇人民调解委员会,调解成功,2022-05-20,2022-12-12
      M4,2022-05-02,昆河镇,昆河镇人民调解委员会,调解成功,2022-05-21,2022-12-13
      M5,2022-06-02,昆河镇,昆河镇人民调解委员会,调解不成,2022-06-21,
      M6,2022-11-02,昆河镇,昆河镇人民调解委员会,调解成功,2022-11-21,2022-11-30
      """;

  private static final String HEARINGS =
      """
      案号,收案日期,被告,案由,开庭日期,负责人是否出庭,出庭负责人职务
      （2022）内0203行初1号,2022-02-01,区商务局,行政处罚,2022-03-01,是,主要负责人
      （2022）内0203行初2号,2022-02-02,区商务局,行政处罚,2022-03-02,是,分管负责人
      （2022）内0203行初3号,2022-02-03,区教育局,行政许可,2022-03-03,否,
      （2022）内0203行初4号,2022-02-04,区教育局,行政许可,2022-03-04,出庭,正职
      （2022）内0203行初5号,2022-02-05,区教育局,行政许可,,,
      （2022）内0203行初6号,2022-11-05,区教育局,行政许可,2022-12-13,是,正职
      """;

  @TempDir private Path folder = Path.of(".");
  private Path input = Path.of(".");

  @BeforeEach
  void folders() throws IOException {
    input = Files.createDirectories(folder.resolve("input"));
  }

  private Cli.Ended fazhi(String command, String... more) {
    List<String> words = new java.util.ArrayList<>(List.of(command, "--jobs", "jobs"));
    words.addAll(List.of(more));
    return Cli.in(folder, words.toArray(String[]::new));
  }

  private Map<String, String> run() throws IOException {
    Cli.Ended ran = fazhi("run", "--as-of", "2022-12-12");
    assertThat(ran.exit()).as(ran.said()).isIn(0, 3);
    Map<String, String> figures = new TreeMap<>();
    for (String line : Files.readAllLines(output("figures.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[3].equals("ytd")) {
        figures.put(String.join(" ", cells[0], cells[8], cells[9]).strip(), cells[10]);
      }
    }
    return figures;
  }

  private Path output(String name) {
    return folder.resolve("output/2022-12-12").resolve(name);
  }

  @Test
  void areNowhereWhileNoExportHasTheirColumns() throws IOException {
    Runs.write(input.resolve("热线工单_20220630.csv"), PLAIN);
    Map<String, String> figures = run();
    assertThat(figures).containsKey("hotline.received");
    assertThat(figures.keySet())
        .noneMatch(id -> id.matches("hotline\\.(respon|resol|repeated|sent_back|overdue).*"));
    assertThat(output("tables/hotline-handling-by-unit.csv")).doesNotExist();
    assertThat(Files.readString(output("tables/key-figures.csv")))
        .contains("热线受理量")
        .doesNotContain("重复诉求量");
    assertThat(Files.readString(output("quality.csv")))
        .doesNotContain("是否响应")
        .doesNotContain("超期天数");
    assertThat(fazhi("status", "--input", input.toString()).said()).contains("没有启用");
    assertThat(Cli.run("check", "--jobs", "jobs").exit()).isZero();
  }

  @Test
  void areThereOnceAnExportHasThem() throws IOException {
    Runs.write(input.resolve("热线工单_20220630.csv"), PLAIN);
    run();
    Runs.write(input.resolve("热线工单_20221214.csv"), FULL);
    Runs.write(input.resolve("行政复议_20221214.csv"), CASES);
    Map<String, String> figures = run();
    // of the rows before, these columns stay unknown, so the year as a whole does
    assertThat(figures).containsEntry("hotline.repeated", "");
  }

  @Test
  void sayWhichColumnALaterExportLacks() throws IOException {
    Runs.write(input.resolve("热线工单_20221114.csv"), FULL);
    run();
    assertThat(Files.readString(output("quality.csv"))).doesNotContain("是否重复");
    Runs.write(input.resolve("热线工单_20221214.csv"), PLAIN);
    Map<String, String> figures = run();
    assertThat(Files.readString(output("quality.csv")))
        .contains("最近的导出『热线工单_20221214.csv』没有以前有过的列")
        .contains("『是否重复』（指标 重复诉求量 要用）");
    // the year has rows of which it is not known, April has none of them
    assertThat(figures).containsEntry("hotline.repeated", "");
    assertThat(row("hotline.repeated,", ",ytd,")).endsWith(" absent:是否重复");
    assertThat(row("hotline.repeated,", ",month,2022-04-01"))
        .contains(",,,1,,")
        .endsWith(" absent:是否重复");

    Runs.write(
        input.resolve("热线工单_20221215.csv"),
        PLAIN.replace("满意度", "满意度,是否重复").replaceAll("(?m)^(T.*)$", "$1,是"));
    assertThat(run()).containsEntry("hotline.repeated", "3");
    assertThat(row("hotline.repeated,", ",ytd,")).doesNotContain("absent");
    assertThat(Files.readString(output("quality.csv"))).doesNotContain("『是否重复』");
  }

  private String row(String metric, String period) throws IOException {
    return Files.readAllLines(output("figures.csv")).stream()
        .filter(line -> line.startsWith(metric) && line.contains(period))
        .filter(line -> line.split(",", -1)[8].isEmpty())
        .findFirst()
        .orElse("");
  }

  @Test
  void areCountedAsTheirColumnsSay() throws IOException {
    Runs.write(input.resolve("热线工单_20221214.csv"), FULL);
    Runs.write(input.resolve("行政复议_20221214.csv"), CASES);
    Map<String, String> figures = run();
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
    assertThat(output("tables/hotline-handling-by-unit.csv")).exists();

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

  @Test
  void confirmationsAndChiefsInCourtAreCountedInTheFilesThatHaveTheirColumns() throws IOException {
    Runs.write(input.resolve("矛盾纠纷_20221214.csv"), DISPUTES);
    Runs.write(input.resolve("行政诉讼_20221214.csv"), HEARINGS.replaceAll("(?m),[^,\n]*$", ""));
    Map<String, String> figures = run();
    assertThat(figures)
        .containsKey("mediation.confirmed")
        .doesNotContainKey("litigation.chief_appeared");
    assertThat(figures)
        .containsEntry("mediation.confirmed", "" + confirmed(""))
        .containsEntry("mediation.confirmed town 昆河镇", "" + confirmed("昆河镇"))
        .containsEntry("mediation.confirmed_rate", percent(confirmed(""), succeeded()));

    Runs.write(input.resolve("行政诉讼_20221215.csv"), HEARINGS);
    figures = run();
    assertThat(figures)
        .containsEntry("litigation.chief_appeared", "" + heard(true, ""))
        .containsEntry("litigation.chief_appeared defendant 区教育局", "" + heard(true, "区教育局"))
        .containsEntry(
            "litigation.chief_appeared_rate", percent(heard(true, ""), heard(false, "")));

    Runs.write(
        input.resolve("矛盾纠纷_20221216.csv"),
        """
        案件编号,登记日期,所属街镇,调解组织,调解结果,结案日期
        M7,2022-11-22,昆北街道,昆北街道人民调解委员会,调解成功,2022-11-28
        """);
    assertThat(run()).containsEntry("mediation.confirmed", "").containsKey("mediation.succeeded");
    assertThat(row("mediation.confirmed,", ",ytd,")).endsWith("absent:司法确认日期");
    assertThat(row("mediation.confirmed_rate,", ",ytd,")).contains("absent:司法确认日期");
    assertThat(Files.readString(output("quality.csv")))
        .contains("『矛盾纠纷_20221216.csv』没有以前有过的列", "『司法确认日期』");
  }

  private static long confirmed(String town) {
    return DISPUTES
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[2].contains(town) && cells[4].equals("调解成功"))
        .filter(cells -> !cells[6].isEmpty() && cells[6].compareTo("2022-12-12") <= 0)
        .count();
  }

  private static long succeeded() {
    return DISPUTES.lines().filter(line -> line.contains(",调解成功,")).count();
  }

  /** Cases with a hearing by the cut-off, all or those in which the first in rank appeared. */
  private static long heard(boolean chief, String defendant) {
    return HEARINGS
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[2].contains(defendant))
        .filter(cells -> !cells[4].isEmpty() && cells[4].compareTo("2022-12-12") <= 0)
        .filter(
            cells ->
                !chief
                    || !cells[5].equals("否") && (cells[6].equals("正职") || cells[6].equals("主要负责人")))
        .count();
  }

  private static String percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
