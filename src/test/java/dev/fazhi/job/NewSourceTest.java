package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed for an export that nobody declared runs as it is, and shows nobody's data. */
class NewSourceTest {

  private static final Path EXPORTS = Path.of("src/test/resources/declared");

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");

  @BeforeEach
  void copyJobs() throws IOException {
    jobs = JobsFolders.copy(folder.resolve("jobs"));
  }

  private Cli.Ended propose(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "new-source";
    all[1] = "--jobs";
    all[2] = jobs.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return Cli.run(all);
  }

  private Cli.Ended check(Path file) {
    return Cli.run("check", "--jobs", jobs.toString(), file.toString());
  }

  @Test
  void eachExportIsReadWithoutAFaultByWhatIsProposedForIt() {
    List<String> all = new ArrayList<>(List.of("check", "--jobs", jobs.toString()));
    for (String name :
        List.of(
            "petitions.csv",
            "service_requests.csv",
            "inspections_20221130.csv",
            "visits_2022.csv",
            "penalties.csv",
            "assignments.csv",
            "tickets.csv",
            "replies.csv")) {
      String file = EXPORTS.resolve(name).toString();
      Cli.Ended proposed = propose("--to", jobs.toString(), file);
      assertThat(proposed.exit()).as(proposed.said()).isZero();
      all.add(file);
    }

    Cli.Ended checked = Cli.run(all.toArray(String[]::new));

    assertThat(checked.exit()).as(checked.said()).isZero();
    assertThat(checked.said().split("不合规 0", -1)).hasSize(9);
  }

  @Test
  void theFiguresOfAProposalAreThoseOfTheExport() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Path export = EXPORTS.resolve("service_requests.csv");
    Runs.write(input.resolve("service_requests.csv"), Files.readString(export));
    propose("--to", jobs.toString(), export.toString());
    long year =
        Files.readAllLines(export).stream()
            .map(line -> line.split(",")[1])
            .filter(created -> created.startsWith("2022", 6))
            .count();

    run(input);

    assertThat(Files.readString(folder.resolve("output/2022-12-12/figures.csv")))
        .containsPattern("service_requests.total,[^\\n]*,ytd,[^\\n]*,,," + year + ",");
  }

  /** The exports of the tasks of the guide, and where their first date stands. */
  private static final Map<String, Integer> DATES =
      Map.of(
          "petitions.csv", 1,
          "inspections_20221130.csv", 0,
          "penalties.csv", 4,
          "assignments.csv", 2,
          "tickets.csv", 1,
          "replies.csv", 2);

  @Test
  void theProposalsForAllTasksRunTogether() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    List<String> exports = new ArrayList<>(DATES.keySet());
    exports.addAll(List.of("visits_2022.csv", "service_requests.csv"));
    for (String name : exports) {
      Path export = EXPORTS.resolve(name);
      Runs.write(input.resolve(name), Files.readString(export));
      assertThat(propose("--to", jobs.toString(), export.toString()).exit()).as(name).isZero();
    }

    Cli.Ended ran = run(input);

    assertThat(ran.exit()).as(ran.said()).isIn(0, 3);
    String figures = Files.readString(folder.resolve("output/2022-12-12/figures.csv"));
    DATES.forEach(
        (name, column) -> {
          String source = name.replaceAll("(_[0-9]+)?[.]csv", "");
          assertThat(figures)
              .as(name)
              .containsPattern(
                  source
                      + "[a-z0-9_]*[.]total,[^\\n]*,ytd,[^\\n]*,,,"
                      + inYear(name, column)
                      + ",");
        });
    assertThat(figures).contains("visits");
  }

  private static long inYear(String name, int column) {
    try {
      return Files.readAllLines(EXPORTS.resolve(name)).stream()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> line.split(",", -1)[column])
          .filter(day -> day.compareTo("2022-01-01") >= 0 && day.compareTo("2022-12-13") < 0)
          .count();
    } catch (IOException unexpected) {
      throw new java.io.UncheckedIOException(unexpected);
    }
  }

  @Test
  void whatMayBePersonalIsDroppedAndNeverShown() throws IOException {
    String said = propose(EXPORTS.resolve("petitions.csv").toString()).said();

    assertThat(said).contains("personal: [信访人, 联系电话]").doesNotContain("王某").doesNotContain("139");
  }

  @Test
  void whatIsThereIsNotOverwritten() {
    String export = EXPORTS.resolve("petitions.csv").toString();
    propose("--to", folder.resolve("mine").toString(), export);

    Cli.Ended again = propose("--to", folder.resolve("mine").toString(), export);

    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.said()).contains("FZ-312").contains("没有覆盖");
  }

  @Test
  void aRefusedFileNamesTheHeaderThatWasSeenAndTheCommand() {
    String said = check(EXPORTS.resolve("service_requests.csv")).said();

    assertThat(said).contains("FZ-141").contains("Unique Key").contains("./fazhi new-source");
  }

  @Test
  void namesOfAFewPersonsThatComeAgainAreNotListedAsValuesNorAsWordsForNothing()
      throws IOException {
    List<String> names = List.of("王建国", "李明", "张秀英", "刘洋", "陈静");
    StringBuilder rows = new StringBuilder("编号,受理日期,审核,金额\n");
    for (int i = 1; i <= 60; i++) {
      String amount = i == 7 ? "赵丽" : Integer.toString(100 + i);
      rows.append("A%03d,2022-03-%02d,%s,%s\n".formatted(i, i % 28 + 1, names.get(i % 5), amount));
    }
    Path export = folder.resolve("审核.csv");
    Runs.write(export, rows.toString());

    String said = propose(export.toString()).said();

    assertThat(said).contains("取值像是人名").contains("type: money").doesNotContain("赵丽");
    names.forEach(name -> assertThat(said).doesNotContain(name));
  }

  @Test
  void aHeaderOverTwoRowsIsJoinedAndReadSo() throws IOException {
    Path export = folder.resolve("办件统计.csv");
    Runs.write(
        export,
        """
        某县办件统计表,,,,,
        编号,登记日期,受理情况,,办结情况,
        ,,件数,人数,件数,人数

        B001,2022-03-01,12,30,10,22
        B002,2022-03-02,14,31,11,23

        B003,2022-03-05,16,39,13,24
        """);

    Cli.Ended proposed = propose("--to", jobs.toString(), export.toString());

    assertThat(proposed.exit()).as(proposed.said()).isZero();
    String source = Files.readString(jobs.resolve("sources/new_source.yml"));
    assertThat(source).contains("按 3 行数据", "受理情况件数", "办结情况人数");
    Cli.Ended checked = check(export);
    assertThat(checked.exit()).as(checked.said()).isZero();
    assertThat(checked.said()).contains("不合规 0");
  }

  @Test
  void aRowOfDataIsNoHeaderAndNothingOfItIsShown() throws IOException {
    Path export = folder.resolve("台账.csv");
    Runs.write(
        export,
        """
        王建国,东风镇,已办结,好
        李秀英,南山街道,已办结,好
        张伟民,东风镇,办理中,差
        """);
    Path dated = folder.resolve("dated.csv");
    Runs.write(dated, "赵国强,东风镇,2022-03-01\n钱小红,河口镇,2022-03-02\n");

    for (Path file : List.of(export, dated)) {
      Cli.Ended proposed = propose(file.toString());

      assertThat(proposed.exit()).isEqualTo(2);
      assertThat(proposed.said()).contains("找不到表头").doesNotContain("王建国", "赵国强", "东风镇");
    }
  }

  private Cli.Ended run(Path input) {
    String[] words = {"run", "--as-of", "2022-12-12", "--jobs", jobs + "", "--input", input + ""};
    return Cli.in(folder, words);
  }
}
