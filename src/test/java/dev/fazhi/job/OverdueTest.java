package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.DefinitionLoader;
import dev.fazhi.definition.Definitions;
import dev.fazhi.model.Load;
import dev.fazhi.store.FileRegister;
import dev.fazhi.store.KnownFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deliveries against the calendar of the repository: hotline monthly with 5 days of grace. */
class OverdueTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  private static Overdue hotline(String today, String newest) {
    List<FileRegister.Total> files =
        newest.isEmpty()
            ? List.of()
            : List.of(
                new FileRegister.Total(
                    "hotline",
                    KnownFile.Status.MERGED,
                    1,
                    Load.RowCount.NONE,
                    LocalDate.parse(newest).atTime(23, 59)));
    return Overdue.all(DEFINITIONS, files, LocalDate.parse(today)).stream()
        .filter(source -> source.source().equals("hotline"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMonthMayComeUntilItsGraceIsOver() {
    assertEquals(LocalDate.of(2022, 10, 31), hotline("2022-12-05", "").to());
    assertEquals(LocalDate.of(2022, 11, 30), hotline("2022-12-06", "").to());
    assertEquals(LocalDate.of(2022, 12, 5), hotline("2022-12-06", "").due());
  }

  @Test
  void anExportBeforeTheMonthsEndIsNoneForIt() {
    assertTrue(hotline("2022-12-06", "2022-11-29").isOverdue());
    assertFalse(hotline("2022-12-06", "2022-11-30").isOverdue());
    assertFalse(hotline("2022-12-06", "2022-12-03").isOverdue());
  }

  @Test
  void aSourceThatNeverCameIsOverdue() {
    assertTrue(hotline("2022-12-06", "").isOverdue());
  }
}
