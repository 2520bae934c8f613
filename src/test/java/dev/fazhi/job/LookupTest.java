package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field that is looked up in another source, as it is known at the cut-off. */
class LookupTest {

  private static final String TICKETS =
      """
      source: letters
      title: 来信
      grain: 一行一件
      key: [no]
      coverage: day
      events: [day]
      fields:
        no: { headers: [来信编号], type: id, required: true }
        day: { headers: [来信日期], type: date, required: true }
        place: { headers: [来信地区], type: text }
        answered: { label: 答复日期, type: date, lookup: { source: answers, by: no, take: day, latest: day } }
        late: { label: 超期天数, type: integer, derive: { value: "days(day, coalesce(answered, as_of))" } }
      personal: []
      """;
  private static final String REPLIES =
      """
      source: answers
      title: 来信答复
      grain: 一行一次答复
      key: [answer]
      coverage: day
      events: [day]
      fields:
        answer: { headers: [答复编号], type: id, required: true }
        no: { headers: [来信编号], type: id, required: true }
        day: { headers: [答复日期], type: date, required: true }
        text: { headers: [群众意见], type: text }
      personal: []
      """;
  private static final String METRICS =
      """
      source: letters
      metrics:
        letters.all: { name: 来信总量, unit: 件, meaning: 来信, date: day, by: [place, { band: late, at: [10, 200], unit: 天, name: late_band }] }
        letters.answered: { name: 已答复来信量, unit: 件, meaning: 已答复, from: letters.all, where: answered IS NOT NULL, by: [place] }
        letters.days: { name: 来信天数合计, unit: 天, meaning: 天数之和, from: letters.all, sum: late }
      """;

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");
  private Path input = Path.of(".");

  @BeforeEach
  void declare() throws IOException {
    jobs = JobsFolders.copy(folder.resolve("jobs"));
    Runs.write(jobs.resolve("sources/letters.yml"), TICKETS);
    Runs.write(jobs.resolve("sources/answers.yml"), REPLIES);
    Runs.write(jobs.resolve("metrics/letters.yml"), METRICS);
    input = Files.createDirectories(folder.resolve("input"));
    Runs.write(
        input.resolve("letters_20221210.csv"),
        """
        来信编号,来信日期,来信地区
        L1,2022-03-01,东镇
        L2,2022-04-01,东镇
        L3,2022-05-01,西镇
        L4,2021-12-01,西镇
        """);
  }

  private Cli.Ended cli(String... arguments) {
    return Cli.in(folder, arguments);
  }

  private Cli.Ended run() {
    return cli("run", "--as-of", "2022-12-12");
  }

  private String figure(String metric) throws IOException {
    return Files.readAllLines(folder.resolve("output/2022-12-12/figures.csv")).stream()
        .filter(line -> line.startsWith(metric + ",") && line.contains(",ytd,"))
        .filter(line -> line.split(",", -1)[8].isEmpty())
        .map(line -> line.split(",", -1))
        .map(cells -> cells[10] + "/" + cells[13] + " " + cells[19])
        .findFirst()
        .orElseThrow();
  }

  private void answers(String name, String rows) throws IOException {
    Runs.write(input.resolve(name), "答复编号,来信编号,答复日期,群众意见\n" + rows);
  }

  @Test
  void itIsSeenAtTheCutOffOfEitherYear() throws IOException {
    // L4 of last year is answered on the day after last year's cut-off, A1 twice
    answers(
        "answers_20221210.csv",
        """
        A1,L1,2022-03-05,满意
        A2,L1,2022-03-09,不满意
        A3,L4,2021-12-13,满意
        A4,L9,2021-01-01,满意
        """);

    assertThat(run().exit()).isIn(0, 3);

    assertThat(figure("letters.answered")).startsWith("1/0");
    assertThat(figure("letters.days")).startsWith(8 + 255 + 225 + "/11 ");
  }

  @Test
  void aLaterDeliveryOfTheOtherSourceChangesTheFigureAndIsNamedAsTheCause() throws IOException {
    answers("answers_20221201.csv", "A1,L1,2022-03-05,满意\nA4,L9,2021-01-01,满意\n");
    assertThat(run().exit()).isIn(0, 3);
    assertThat(figure("letters.answered")).startsWith("1/0");
    answers("answers_20221211.csv", "A1,L2,2022-03-05,满意\nA2,L3,2022-05-09,不满意\n");

    assertThat(run().exit()).isIn(0, 3);

    assertThat(figure("letters.answered")).startsWith("2/0");
    assertThat(cli("revisions", "--as-of", "2022-12-12").said())
        .contains("已答复来信量", "answers_20221211.csv");
    Cli.Ended traced = cli("trace", "letters.answered", "--as-of", "2022-12-12");
    assertThat(traced.exit()).as(traced.said()).isZero();
    Cli.Ended days = cli("trace", "letters.days", "--as-of", "2022-12-12");
    assertThat(days.exit()).as(days.said()).isZero();
    Cli.Ended band = cli("trace", "letters.all", "--group", "超过200天", "--as-of", "2022-12-12");
    assertThat(band.exit()).as(band.said()).isZero();
  }

  @Test
  void whatWasNeverDeliveredIsNotZero() throws IOException {
    assertThat(run().exit()).isIn(0, 3);

    assertThat(figure("letters.all")).startsWith("3/1");
    assertThat(figure("letters.answered")).startsWith("/ ").contains("no-data", "no-prior");
  }

  @Test
  void answersOfOneDayThatDifferAreTold() throws IOException {
    answers(
        "answers_20221210.csv",
        """
        A1,L1,2022-03-05,满意
        A2,L1,2022-03-05,不满意
        A4,L9,2021-01-01,满意
        """);
    Runs.write(
        jobs.resolve("sources/letters.yml"),
        TICKETS.replace(
            "  late:",
            "  mind: { label: 意见, type: text, lookup: { source: answers, by: no, take: text,"
                + " latest: day } }\n"
                + "  late:"));
    Runs.write(jobs.resolve("metrics/letters.yml"), METRICS.replace("place] }\n", "mind] }\n"));

    Cli.Ended run = run();

    assertThat(run.exit()).as(run.said()).isEqualTo(3);
    assertThat(run.said()).contains("FZ-529", "有 1 个“来信编号”");
  }

  @Test
  void mistakesAreReportedWithTheirLine() throws IOException {
    Runs.write(
        jobs.resolve("sources/answers.yml"),
        REPLIES.replace(
            "personal: []",
            """
              unit: { label: 单位, type: text, lookup: { source: letters, by: no, take: answered } }
              far: { label: 无, type: text, lookup: { source: leters, by: no, take: place } }
            personal: []
            rules:
              - { name: no-unit, check: unit IS NOT NULL, field: unit, message: 没有单位 }\
            """));
    Runs.write(
        jobs.resolve("sources/letters.yml"),
        TICKETS
            .replace(", latest: day }", " }")
            .replace("type: date, lookup", "type: text, lookup"));

    Runs.write(
        jobs.resolve("metrics/letters.yml"),
        METRICS
            .replace("by: [place, {", "by: [{ band: days(day, as_of), at: [1] }, {")
            .replace("at: [10, 200]", "at: [200, 10]"));

    String said = cli("check").said();

    assertThat(said)
        .contains("sources/answers.yml:12", "“answered”自己也是查来的", "没有数据源“leters”")
        .contains("字段“unit”统计时才有")
        .contains("metrics/letters.yml:3", "含有逗号的值要加引号", "从小到大的几个数")
        .contains("sources/letters.yml:11", "请写 latest: 日期字段", "查来的字段与那边的类型应相同");
  }
}
