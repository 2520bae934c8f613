package dev.fazhi.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.context.Overdue;
import dev.fazhi.model.Load;
import dev.fazhi.store.register.FileTotal;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is late by the calendars of the repository, by how much, and since when. */
class FreshnessCasesTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  @TestFactory
  Stream<DynamicTest> overdue() throws IOException {
    return Case.tests("freshness.yml", "case", FreshnessCasesTest::check);
  }

  private static void check(Case given) {
    given.only(Set.of("case", "source", "today", "exported", "covered", "late"));
    LocalDate today = LocalDate.parse(given.text("today"));
    LocalDate exported = day(given, "exported");
    List<FileTotal> files =
        exported == null
            ? List.of()
            : List.of(
                new FileTotal(
                    given.text("source"),
                    RegisteredFile.Status.MERGED,
                    1,
                    Load.RowCount.NONE,
                    exported.atTime(23, 59, 59),
                    day(given, "covered")));
    Overdue state =
        Overdue.all(DEFINITIONS, files, today).stream()
            .filter(overdue -> overdue.source().equals(given.text("source")))
            .findFirst()
            .orElseThrow();
    String expected =
        given.has("late")
            ? given.map("late").text("since") + " 起 " + given.map("late").text("days") + " 天"
            : "不逾期";
    String found = state.isOverdue() ? state.since() + " 起 " + state.daysLate(today) + " 天" : "不逾期";
    assertEquals(expected, found);
  }

  private static @Nullable LocalDate day(Case given, String key) {
    return given.has(key) ? LocalDate.parse(given.text(key)) : null;
  }
}
