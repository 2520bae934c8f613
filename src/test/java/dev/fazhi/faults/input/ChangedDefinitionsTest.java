package dev.fazhi.faults.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Definitions that change under a run, or that are wrong. */
class ChangedDefinitionsTest {

  @TempDir private Path folder = Path.of(".");
  private Path jobs = Path.of(".");

  @BeforeEach
  void copyOfTheDefinitions() throws IOException {
    jobs = Folders.copy(Runs.JOBS, folder.resolve("jobs"));
  }

  @Test
  void row11_changedBeforeARerunTheyHoldForEveryFileThatIsNotMergedAndItIsSaid() throws Exception {
    Path calm = Files.createDirectory(folder.resolve("calm"));
    for (Path where : List.of(folder, calm)) {
      Runs.smallExports(where);
      Runs.write(where.resolve("input/纠纷_20221213.csv"), "案件编号,登记日期,调解结果\nK3,2022-12-01,谈妥\n");
    }
    RunOutcome broken =
        NightlyRun.run(
            request(folder),
            new RunWatcher() {
              @Override
              public void phase(String name) {
                if (name.startsWith("合并")) {
                  throw new IllegalStateException("pulled the plug");
                }
              }
            });
    assertEquals(ExitCode.FAILED, broken.exit());

    edit("sources/mediation.yml", "调解成功: [", "调解成功: [谈妥, ");
    List<String> said = new ArrayList<>();
    NightlyRun.run(
        request(folder),
        new RunWatcher() {
          @Override
          public void say(String message) {
            said.add(message);
          }
        });
    NightlyRun.run(request(calm), RunWatcher.NOBODY);

    assertEquals(Left.in(request(calm)), Left.in(request(folder)));
    assertEquals(
        4, said.stream().filter(line -> line.contains("定义")).count(), "of each file: " + said);
  }

  private RunRequest request(Path where) {
    RunRequest plain = Runs.request(where, null);
    return new RunRequest(plain.asOf(), plain.input(), plain.output(), plain.data(), jobs, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sources/hotline.yml | exclude: status = '作废' | exclude: status = '作废'; DROP TABLE fz_file",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status IN (SELECT hash FROM"
            + " fz_user)",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status = FILE_READ('/etc/passwd')",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status = CSVREAD('/etc/passwd')",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status ="
            + " LINK_SCHEMA('a','b','c','d','e','f')",
        "sources/hotline.yml | exclude: status = '作废' | exclude: 1 = 1 OR pg_sleep(60) IS NULL",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status = '作废' -- comment",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status = '作废' /* comment */",
        "sources/hotline.yml | exclude: status = '作废' | exclude: status = \"\"\"status\"\"\"",
        "sources/hotline.yml | exclude: status = '作废' | exclude: fz_fault.message = '作废'",
        "sources/hotline.yml | exclude: status = '作废' | exclude: !!javax.script.ScriptEngineManager"
            + " [a]",
        "sources/hotline.yml | source: hotline | source: hotline; DROP TABLE fz_file",
        "sources/hotline.yml | source: hotline | source: ../hotline",
        "sources/hotline.yml | ticket_no: | 'ticket_no\" TEXT); DROP TABLE fz_file; --':",
        "sources/hotline.yml | reference: towns | reference: ../../etc/passwd",
      })
  void row70_whatIsMaliciousIsToldWithFileAndLineAndNothingRuns(String file, String from, String to)
      throws Exception {
    int line = edit(file, from, to);
    assertToldAndNothingRan(file + ":" + line);
  }

  @Test
  void row70_aDefinitionWrittenHalfIsToldOrStandsForItself() throws Exception {
    Runs.smallExports(folder);
    String whole = Files.readString(jobs.resolve("sources/hotline.yml"));
    int told = 0;
    for (int part = 1; part < 20; part++) {
      String half = whole.substring(0, whole.length() * part / 20);
      Files.writeString(jobs.resolve("sources/hotline.yml"), half, StandardCharsets.UTF_8);
      try {
        NightlyRun.run(request(folder), RunWatcher.NOBODY);
      } catch (Problem problem) {
        assertTrue(problem.code().startsWith("FZ-3"), problem.getMessage());
        assertTrue(String.valueOf(problem.getMessage()).contains(".yml:"), problem.getMessage());
        told++;
      }
    }
    assertTrue(told >= 15, "halves that were told: " + told);
  }

  @Test
  void row70_aYamlThatUnfoldsWithoutEndIsRefusedAtOnce() throws Exception {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    Files.writeString(jobs.resolve("sources/bomb.yml"), laughs);
    Files.writeString(jobs.resolve("sources/deep.yml"), "a: " + "[".repeat(100_000));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertToldAndNothingRan("sources/bomb.yml"));
  }

  @Test
  void row70_theProgramEndsWithTwo() throws Exception {
    Runs.smallExports(folder);
    int line = edit("sources/hotline.yml", "status = '作废'", "status = '作废'; DROP TABLE fz_file");
    Program.Ended ended =
        Program.here(folder, "run", "--as-of", "2022-12-12", "--jobs", jobs.toString());

    assertEquals(ExitCode.USAGE.code(), ended.exit(), ended.said());
    assertTrue(ended.said().contains("sources/hotline.yml:" + line), ended.said());
    assertFalse(Files.exists(folder.resolve("data/fazhi.mv.db")), "nothing ran");
  }

  private void assertToldAndNothingRan(String place) throws IOException {
    Runs.smallExports(folder);
    Problem problem =
        assertThrows(Problem.class, () -> NightlyRun.run(request(folder), RunWatcher.NOBODY));
    assertTrue(problem.code().startsWith("FZ-3"), problem.code() + problem.getMessage());
    assertTrue(String.valueOf(problem.getMessage()).contains(place), problem.getMessage());
    assertFalse(Files.exists(folder.resolve("data")), "nothing ran");
    assertFalse(Files.exists(folder.resolve("output")), "nothing ran");
  }

  /** Replaces the first occurrence and returns its line. */
  private int edit(String file, String from, String to) throws IOException {
    Path path = jobs.resolve(file);
    String text = Files.readString(path);
    int at = text.indexOf(from);
    assertTrue(at >= 0, file + " has no " + from);
    Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
