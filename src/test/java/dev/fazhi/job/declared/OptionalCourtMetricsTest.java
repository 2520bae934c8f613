package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.percent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Confirmations by courts and chiefs in court, of which an export may lack the columns. */
class OptionalCourtMetricsTest {

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
  private Deliveries deliveries = new Deliveries(folder);

  @BeforeEach
  void inTheFolder() {
    deliveries = new Deliveries(folder);
  }

  @Test
  void confirmationsAndChiefsInCourtAreCountedInTheFilesThatHaveTheirColumns() throws IOException {
    deliveries.put("矛盾纠纷_20221214.csv", DISPUTES);
    deliveries.put("行政诉讼_20221214.csv", HEARINGS.replaceAll("(?m),[^,\n]*$", ""));
    Map<String, String> figures = deliveries.run();
    assertThat(figures)
        .containsKey("mediation.confirmed")
        .doesNotContainKey("litigation.chief_appeared");
    assertThat(figures)
        .containsEntry("mediation.confirmed", "" + confirmed(""))
        .containsEntry("mediation.confirmed town 昆河镇", "" + confirmed("昆河镇"))
        .containsEntry("mediation.confirmed_rate", percent(confirmed(""), succeeded()));

    deliveries.put("行政诉讼_20221215.csv", HEARINGS);
    figures = deliveries.run();
    assertThat(figures)
        .containsEntry("litigation.chief_appeared", "" + heard(true, ""))
        .containsEntry("litigation.chief_appeared defendant 区教育局", "" + heard(true, "区教育局"))
        .containsEntry(
            "litigation.chief_appeared_rate", percent(heard(true, ""), heard(false, "")));

    deliveries.put(
        "矛盾纠纷_20221216.csv",
        """
        案件编号,登记日期,所属街镇,调解组织,调解结果,结案日期
        M7,2022-11-22,昆北街道,昆北街道人民调解委员会,调解成功,2022-11-28
        """);
    assertThat(deliveries.run())
        .containsEntry("mediation.confirmed", "")
        .containsKey("mediation.succeeded");
    assertThat(deliveries.row("mediation.confirmed,", ",ytd,")).endsWith("absent:司法确认日期");
    assertThat(deliveries.row("mediation.confirmed_rate,", ",ytd,")).contains("absent:司法确认日期");
    assertThat(Files.readString(deliveries.output("quality.csv")))
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
}
