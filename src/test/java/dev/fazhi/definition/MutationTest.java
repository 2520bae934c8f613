package dev.fazhi.definition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  private static final List<String> FILES =
      List.of(
          "nightly.yml",
          "sources/hotline.yml",
          "sources/litigation.yml",
          "sources/mediation.yml",
          "sources/returns.yml",
          "sources/review.yml",
          "metrics/hotline.yml",
          "metrics/litigation.yml",
          "metrics/review.yml",
          "tables/010-key.yml",
          "tables/023-hotline-by-unit.yml",
          "reference/towns.csv");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void aLineLeftOut() {
    mutateEveryLine((lines, line) -> lines.remove(line));
  }

  @Test
  void aLineTwice() {
    mutateEveryLine((lines, line) -> lines.add(line, lines.get(line)));
  }

  @Test
  void aCharacterLeftOutSwappedOrPutIn() {
    Random random = new Random(70);
    String put = "'\"[]{}:,#&*!|>%@`-? \t0a甲\u200b\u0000";
    mutateEveryLine(
        (lines, line) -> {
          String text = lines.get(line);
          int at = text.isEmpty() ? 0 : random.nextInt(text.length());
          String rest = text.substring(Math.min(text.length(), at + random.nextInt(2)));
          lines.set(line, text.substring(0, at) + put.charAt(random.nextInt(put.length())) + rest);
        });
  }

  private void mutateEveryLine(Mutation mutation) {
    JobsCopy jobs = JobsCopy.in(folder);
    for (String file : FILES) {
      String original = jobs.text(file);
      for (int line = 0; line < original.lines().count(); line++) {
        List<String> lines = new ArrayList<>(Arrays.asList(original.split("\n")));
        mutation.change(lines, line);
        jobs.write(file, String.join("\n", lines) + "\n");
        assertLoadsOrTells(jobs, file + ":" + (line + 1));
      }
      jobs.write(file, original);
    }
  }

  private static void assertLoadsOrTells(JobsCopy jobs, String what) {
    try {
      assertFalse(jobs.load().metrics().isEmpty(), what);
    } catch (Mistakes told) {
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
