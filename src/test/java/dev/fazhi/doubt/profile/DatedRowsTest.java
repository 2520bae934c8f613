package dev.fazhi.doubt.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DatedRowsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 3, 4);

  @Test
  void countsWhatSaysTheSameOnADayAndOnAnyDay() {
    DatedRows rows = new DatedRows();
    long content = 0x1234_5678_9ABCL << 20;
    rows.add(DatedRows.row(content, DAY));
    rows.add(DatedRows.row(content, DAY));
    rows.add(DatedRows.row(content, DAY.plusDays(1)));
    rows.add(DatedRows.row(content + (1 << 20), DAY));

    long row = DatedRows.row(content, DAY);
    assertEquals(2, rows.count(row, DAY));
    assertEquals(1, rows.count(row, DAY.plusDays(1)));
    assertEquals(0, rows.count(row, DAY.minusYears(1)));
    assertEquals(3, rows.count(row));
  }

  @Test
  void knowsTheDayAndWhetherTheRowSaysEnough() {
    assertEquals(DAY, DatedRows.day(DatedRows.row(-1L, DAY)));
    assertTrue(DatedRows.isTelling(DatedRows.row(-1L, DAY)));
    assertFalse(DatedRows.isTelling(DatedRows.row(0, DAY)));
  }

  @Test
  void keepsAllRowsOfAContentOrNoneWhenThereAreVeryMany() {
    DatedRows rows = new DatedRows();
    SplittableRandom random = new SplittableRandom(1);
    int given = 2_500_000;
    for (int i = 0; i < given / 2; i++) {
      long content = random.nextLong();
      rows.add(DatedRows.row(content, DAY));
      rows.add(DatedRows.row(content, DAY.minusYears(1)));
    }

    assertTrue(rows.times() > 1);
    assertEquals(given, rows.size() * rows.times(), given * 0.01);
    int pairs = 0;
    for (int i = 0; i < 1000; i++) {
      pairs += rows.count(rows.at(i)) == 2 ? 1 : 0;
    }
    assertEquals(1000, pairs);
  }
}
