package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that is switched off goes quiet with all that needs it, and comes back unharmed. */
class DisabledSourceTest {

  private static final String SOURCE = "sources/mediation.yml";
  private static final String FIRST = "source: mediation\n";

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");

  @BeforeEach
  void switchOff() throws IOException {
    jobs = JobsFolders.copy(folder.resolve("jobs"));
    JobsFolders.edit(jobs, SOURCE, FIRST, FIRST + "enabled: false\n");
  }

  @Test
  void nothingThatNeedsItIsLeft() {
    Definitions definitions = DefinitionLoader.load(jobs);

    assertThat(definitions.sources().keySet()).doesNotContain("mediation").contains("hotline");
    assertThat(definitions.knownSources()).containsKey("mediation");
    assertThat(definitions.metrics().keySet())
        .noneMatch(id -> id.startsWith("mediation."))
        .contains("hotline.received");
    assertThat(definitions.tables()).flatExtracting(Table::metrics).allMatch(this::isOn);
    assertThat(definitions.tables())
        .extracting(Table::id)
        .contains("key-figures")
        .doesNotContain("mediation-by-month");
    assertThat(definitions.identities())
        .flatExtracting(identity -> Stream.of(identity.left(), identity.right()).toList())
        .isNotEmpty();
    assertThat(definitions.audit().metrics()).isNotEmpty().allMatch(this::isOn);
    assertThat(definitions.nightly().calendars())
        .extracting(Nightly.Calendar::source)
        .doesNotContain("mediation")
        .contains("hotline");
  }

  @Test
  void checkSaysWhatWentQuiet() {
    Cli.Ended check = Cli.run("check", "--jobs", jobs.toString());

    assertThat(check.exit()).isZero();
    assertThat(check.said())
        .contains("随之停用的来源：矛盾纠纷调处台账")
        .contains("随之停用的指标：排查调解纠纷量")
        .contains("随之停用的恒等式：纠纷收支平衡")
        .contains("随之停用的表：")
        .contains("随之停用的数据稿的句、表、图：共");
  }

  @Test
  void aMistakeInItsDeclarationIsStillTold() throws IOException {
    JobsFolders.edit(jobs, SOURCE, "type: money", "type: mony");

    assertThat(Cli.run("check", "--jobs", jobs.toString()).said()).contains("mony");
  }

  @Test
  void notAllSourcesCanBeSwitchedOff() throws IOException {
    for (String id : List.of("hotline", "litigation", "returns", "review")) {
      JobsFolders.edit(
          jobs, "sources/" + id + ".yml", "source: " + id, "enabled: false\nsource: " + id);
    }
    assertThat(Cli.run("check", "--jobs", jobs.toString()).said()).contains("请至少留一个启用");
  }

  @Test
  void itsFilesWaitUntilItIsSwitchedOnAgain() throws IOException {
    Runs.smallExports(folder);
    Cli.Ended off = run();

    assertThat(off.exit()).isEqualTo(3);
    assertThat(off.said()).contains("FZ-146");
    assertThat(figures()).contains("hotline.received").doesNotContain("mediation.");

    JobsFolders.edit(jobs, SOURCE, "enabled: false\n", "");
    run();

    assertThat(figures()).contains("mediation.registered,排查调解纠纷量,件,ytd,2022-01-01,2022-12-12");
  }

  private boolean isOn(String metric) {
    return !metric.startsWith("mediation.");
  }

  private Cli.Ended run() {
    return Cli.in(folder, "run", "--as-of", "2022-12-12");
  }

  private String figures() throws IOException {
    return Files.readString(folder.resolve("output/2022-12-12/figures.csv"));
  }
}
