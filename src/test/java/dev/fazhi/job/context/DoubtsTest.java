package dev.fazhi.job.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.job.Runs;
import dev.fazhi.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is doubted of files is told wherever somebody looks. */
class DoubtsTest {

  @TempDir private Path folder = Path.of(".");

  private static final String HEADER = "案件编号,登记日期,纠纷类型,调解组织,品牌调解室,所属街镇,结案日期,调解结果,涉案金额,涉及人数\n";

  private RunOutcome run(String rows) throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Runs.write(input.resolve("纠纷台账_20221212.csv"), HEADER + rows);
    return Runs.run(folder);
  }

  private void isToldEverywhere(RunOutcome outcome, String code) throws IOException {
    assertThat(outcome.exit()).isEqualTo(ExitCode.NEEDS_A_PERSON);
    assertThat(outcome.faults()).extracting(Fault::code).contains(code);
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      assertThat(workplace.notes().of(outcome.execution())).extracting(Fault::code).contains(code);
    }
    assertThat(Files.readString(folder.resolve("output/2022-12-12/quality.csv"))).contains(code);
  }

  @Test
  void aKeyThatStandsTwiceWithOtherContent() throws IOException {
    isToldEverywhere(
        run(
            """
            K1,2022-05-01,邻里纠纷,,,,,调解中,,1
            K1,2022-05-01,邻里纠纷,,,,,调解中,,2
            """),
        "FZ-153");
  }

  @Test
  void aNameThatNoListHas() throws IOException {
    isToldEverywhere(run("K1,2022-05-01,邻里纠纷,,,某新街道,,调解中,,1\n"), "FZ-135");
  }

  @Test
  void manyNamesThatNoListHasAreToldOnceForTheList() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 10; i < 31; i++) {
      rows.append("K%s,2022-05-01,邻里纠纷,,,新设%s街道,,调解中,,1\n".formatted(i, i));
    }
    run(rows.toString());

    Path output = folder.resolve("output/2022-12-12");
    assertThat(
            Files.readAllLines(output.resolve("quality.csv")).stream()
                .filter(l -> l.contains("FZ-135")))
        .singleElement()
        .asString()
        .contains("同类共 21 处：“新设10街道”、“新设11街道”");
    assertThat(
            Files.readAllLines(output.resolve("quality-rows.csv")).stream()
                .filter(l -> l.contains("FZ-135")))
        .hasSize(21);
  }

  @Test
  void manyAlikeAreToldOnceAndAllOfThemInAFileBeside() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      rows.append("K%s,2022-05-01,邻里纠纷,,,,,调解中,,%s\n".formatted(i / 2, i));
    }
    run(rows.toString());

    List<String> quality = Files.readAllLines(folder.resolve("output/2022-12-12/quality.csv"));
    assertThat(quality.stream().filter(line -> line.contains("FZ-153")))
        .singleElement()
        .asString()
        .contains("同类共 20 处：第 2、4、6、8、10、12、14、16、18、20 行等");
    List<String> all = Files.readAllLines(folder.resolve("output/2022-12-12/quality-rows.csv"));
    assertThat(all.stream().filter(line -> line.contains("FZ-153"))).hasSize(20);
  }
}
