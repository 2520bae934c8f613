package dev.fazhi.merge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Merging takes as long as an export and what is known before it are: twice the rows are twice the
 * work, which is told here by the memory that it asks for and not by a clock.
 */
class MergeGrowthTest {

  private static final int ROWS = 2000;
  private static final int TOWNS = 7;

  @Test
  void twiceTheNewRowsBesideTwiceTheKnownAreTwiceTheWork() {
    work(ROWS / 10, 0, ROWS / 10, "2022-03-01");
    grows(0, "2022-03-01");
  }

  @Test
  void twiceTheRowsAgainAreTwiceTheWork() {
    work(ROWS / 10, 0, ROWS / 10, "2022-02-01");
    grows(ROWS, "2022-02-01");
  }

  /** An older export that arrives late is compared with what the newer ones hold. */
  @Test
  void twiceTheRowsOfALateExportAreTwiceTheWork() {
    grows(ROWS, "2022-01-02");
  }

  /** As after a kill, when what was analysed of the tables was not yet kept. */
  @Test
  void withoutStatisticsItIsNoMoreWork() {
    work(ROWS / 10, ROWS / 10, ROWS / 10, "2022-02-01");
    long known = work(ROWS, ROWS, ROWS, "2022-02-01");
    long unknown = work(ROWS, ROWS, ROWS, "2022-02-01", MergeGrowthTest::forgetStatistics);
    assertTrue(
        unknown < known * 1.4, () -> known + " bytes with statistics, " + unknown + " without");
  }

  private static void forgetStatistics(FactsFixture facts) {
    JdbcTemplate jdbc = new JdbcTemplate(facts.database());
    jdbc.queryForList(
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_name = 'FZ_FACT_HOTLINE'\
            """,
            String.class)
        .forEach(
            column ->
                jdbc.execute(
                    "ALTER TABLE fz_fact_hotline ALTER COLUMN \"%s\" SELECTIVITY 50"
                        .formatted(column)));
  }

  private static void grows(int shared, String exportedOn) {
    long once = work(ROWS, shared, ROWS, exportedOn);
    long twice = work(2 * ROWS, 2 * shared, 2 * ROWS, exportedOn);
    assertTrue(twice < once * 2.4, () -> once + " bytes for the rows, " + twice + " for twice");
  }

  /**
   * What the second of two exports of so many rows takes.
   *
   * @param shared how many of its rows the first has as well
   */
  private static long work(int first, int shared, int second, String exportedOn) {
    return work(first, shared, second, exportedOn, facts -> {});
  }

  private static long work(
      int first, int shared, int second, String exportedOn, Consumer<FactsFixture> between) {
    try (FactsFixture facts = new FactsFixture(Databases.H2)) {
      facts.load("hotline", "2022-02-01", tickets(0, first, 1));
      String[] rows = tickets(first - shared, second, shared > 0 ? 1 : 2);
      ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      between.accept(facts);
      long before = thread.getCurrentThreadAllocatedBytes();
      facts.load("hotline", exportedOn, rows);
      return thread.getCurrentThreadAllocatedBytes() - before;
    }
  }

  private static String[] tickets(int from, int count, int month) {
    return IntStream.range(from, from + count)
        .mapToObj(
            i ->
                "ticket_no=R%06d;received_at=2022-%02d-%02dT%02d:%02d:%02d;town=T%d;status=办理中%s"
                    .formatted(
                        i,
                        month,
                        1 + i % 28,
                        8 + i % 9,
                        i % 59,
                        i % 57,
                        i % TOWNS,
                        i % 3 == 0 ? "" : ";closed_at=2022-02-28T%02d:00:00".formatted(8 + i % 9)))
        .toArray(String[]::new);
  }
}
