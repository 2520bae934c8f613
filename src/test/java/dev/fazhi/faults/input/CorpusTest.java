package dev.fazhi.faults.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.input.Corpus.Specimen;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ugly files of every kind end in an import or a clear refusal: no crash, hang or silent loss. */
class CorpusTest {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern INNER = Pattern.compile("Exception|java\\.|org\\.|null|Error:");

  @TempDir private Path folder = Path.of(".");

  @Test
  void row24to59_everyUglyFileIsReadOrRefusedInWords() throws Exception {
    List<Specimen> corpus = Corpus.make();
    Path input = Files.createDirectory(folder.resolve("input"));
    for (Specimen specimen : corpus) {
      Path file = input.resolve(specimen.name());
      Files.write(file, specimen.bytes());
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_670_000_000_000L));
    }
    RunOutcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(300), () -> Runs.run(folder));

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit(), outcome.messages().toString());
    Map<String, Load> loads = new HashMap<>();
    outcome.loads().forEach(load -> loads.put(load.file(), load));
    List<String> wrong = new ArrayList<>();
    for (Specimen specimen : corpus) {
      Load load = loads.get(specimen.name());
      String verdict = load == null ? "没有下文" : verdict(specimen, load);
      if (!verdict.isEmpty()) {
        wrong.add(specimen.name() + "：" + verdict);
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertNotEquals(0, corpus.size());
    assertTrue(Files.exists(folder.resolve("output/2022-12-12/figures.csv")));
  }

  /** What is wrong with what became of it; empty when nothing is. */
  private static String verdict(Specimen specimen, Load load) {
    if (load.status() == Load.Status.REFUSED) {
      List<String> said =
          load.faults().stream()
              .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
              .map(Fault::message)
              .toList();
      boolean clear =
          !said.isEmpty()
              && said.stream().allMatch(m -> CHINESE.matcher(m).find() && !INNER.matcher(m).find());
      return specimen.good() >= 0 ? "被拒收：" + said : clear ? "" : "说得不清楚：" + said;
    }
    if (specimen.good() == Corpus.REFUSED) {
      return "应拒收，却读入 " + load.rows();
    }
    if (!load.rows().isBalanced()) {
      return "账不平 " + load.rows();
    }
    boolean asExpected = specimen.good() == Corpus.EITHER || load.rows().fresh() == specimen.good();
    return asExpected ? "" : "应读入 " + specimen.good() + " 行：" + load.rows() + load.faults();
  }
}
