package dev.fazhi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cases.PollockFiles.Polluted;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the polluted files of the Pollock benchmark, no value ever comes under another field. */
class PollockTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));
  private static final List<String> FIELDS =
      List.of("registered_on", "case_no", "people", "amount", "result", "dispute_type", "studio");

  @TempDir private Path folder = Path.of(".");

  private final PollockFiles pollock = new PollockFiles();

  @Test
  void noValueComesUnderAnotherFieldInSomeOfTheFiles() throws IOException {
    List<Polluted> some = new ArrayList<>(pollock.files());
    some.addAll(pollock.more());
    some.removeIf(file -> !file.kind().equals("file") && file.name().hashCode() % 29 != 0);
    judge(some);
  }

  @Tag("long")
  @Test
  void noValueComesUnderAnotherFieldInAnyOfTheFiles() throws IOException {
    assertThat(pollock.files()).hasSizeGreaterThan(2290);
    judge(pollock.files());
  }

  @Tag("long")
  @Test
  void noRowThatKeepsItsWidthIsReadWrongly() throws IOException {
    judge(pollock.more());
  }

  private void judge(List<Polluted> files) throws IOException {
    Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();
    List<String> silent = new ArrayList<>();
    Path file = folder.resolve("纠纷.csv");
    for (Polluted polluted : files) {
      Files.writeString(file, polluted.text().get(), StandardCharsets.UTF_8);
      List<String> wrong = new ArrayList<>();
      Verdict verdict = Verdict.of(file, DEFINITIONS, FIELDS, truth(polluted), wrong);
      counts
          .computeIfAbsent(polluted.kind(), k -> new EnumMap<>(Verdict.class))
          .merge(verdict, 1, Integer::sum);
      wrong.forEach(what -> silent.add(polluted.kind() + " " + polluted.name() + "：" + what));
    }
    assertThat(silent).as(counts.toString()).isEmpty();
  }

  private Map<String, List<String>> truth(Polluted polluted) {
    int rows =
        switch (polluted.name()) {
          case "header_only" -> 1;
          case "one_data_row" -> 2;
          default -> pollock.table().size();
        };
    Map<String, List<String>> truth = new LinkedHashMap<>();
    for (List<String> row : pollock.table().subList(1, rows)) {
      List<String> cells = polluted.kind().equals("pair_of_quotes") ? PollockFiles.bare(row) : row;
      truth.put(row.get(1), cells.subList(0, FIELDS.size()));
    }
    return truth;
  }
}
