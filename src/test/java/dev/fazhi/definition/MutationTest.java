package dev.fazhi.definition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.yaml.DefinitionErrors;
import dev.fazhi.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an editor does to a line, the definitions load or their mistakes are told. */
class MutationTest {

  /** Of each kind; every line of every file was tried once, which takes a minute. */
  private static final int MUTATIONS = 80;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void aLineLeftOut() {
    mutateSomeLines(1, (lines, line) -> lines.remove(line));
  }

  @Test
  void aLineTwice() {
    mutateSomeLines(2, (lines, line) -> lines.add(line, lines.get(line)));
  }

  @Test
  void aCharacterLeftOutSwappedOrPutIn() {
    Random random = new Random(70);
    String put = "'\"[]{}:,#&*!|>%@`-? \t0a甲\u200b\u0000";
    mutateSomeLines(
        3,
        (lines, line) -> {
          String text = lines.get(line);
          int at = text.isEmpty() ? 0 : random.nextInt(text.length());
          String rest = text.substring(Math.min(text.length(), at + random.nextInt(2)));
          lines.set(line, text.substring(0, at) + put.charAt(random.nextInt(put.length())) + rest);
        });
  }

  private void mutateSomeLines(long seed, Mutation mutation) {
    JobsCopy jobs = JobsCopy.in(folder);
    List<String> files = jobs.files();
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      String file = files.get(random.nextInt(files.size()));
      String original = jobs.text(file);
      List<String> lines = new ArrayList<>(Arrays.asList(original.split("\n")));
      int line = random.nextInt(lines.size());
      mutation.change(lines, line);
      jobs.write(file, String.join("\n", lines) + "\n");
      assertLoadsOrTells(jobs, file + ":" + (line + 1));
      jobs.write(file, original);
    }
  }

  private static void assertLoadsOrTells(JobsCopy jobs, String what) {
    try {
      assertFalse(jobs.load().metrics().isEmpty(), what);
    } catch (DefinitionErrors told) {
      assertFalse(told.all().isEmpty(), what);
      assertTrue(told.all().stream().allMatch(mistake -> mistake.line() > 0), told.getMessage());
    } catch (Problem told) {
      assertFalse(told.code().isBlank(), what);
    }
  }

  private interface Mutation {
    void change(List<String> lines, int line);
  }
}
