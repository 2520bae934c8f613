package dev.fazhi.store.vintage;

import dev.fazhi.model.Period;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.DatabaseFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a vintage's figures came to when they were kept, so that a file of the database that has
 * changed by itself is noticed before they are shown.
 */
final class FigureSums {

  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** So many columns number a row. */
  private static final int NUMBERS = 2;

  private static final int PERIOD = 5;
  private static final int DAY_FROM = 6;
  private static final int DAY_TO = 7;
  private static final int SPLIT_BY = 10;

  private final JdbcClient jdbc;

  FigureSums(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Keeps what these rows come to, in the caller's transaction. */
  void keep(Vintages.Head head, List<? extends @Nullable Object[]> rows) {
    Period reported = head.asOf().reported();
    List<@Nullable Object[]> totals = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      if ("".equals(row[SPLIT_BY])
          && reported.kind().id().equals(row[PERIOD])
          && reported.from().equals(row[DAY_FROM])
          && reported.to().equals(row[DAY_TO])) {
        totals.add(row);
      }
    }
    jdbc.sql("INSERT INTO fz_figure_sum (vintage_no, figures, totals) VALUES (?, ?, ?)")
        .params(head.number(), sum(head, rows, 0), sum(head, totals, NUMBERS))
        .update();
  }

  /**
   * Compares; vintages that older programs kept are passed over.
   *
   * @throws Problem FZ-402 when they are not what they were
   */
  void check(Vintages.Head head, List<? extends @Nullable Object[]> rows) {
    check(head, "figures", sum(head, rows, 0));
  }

  /**
   * Compares the totals of the reported period, whatever their numbers, likewise.
   *
   * @throws Problem FZ-402 when they are not what they were
   */
  void checkTotals(Vintages.Head head, List<? extends @Nullable Object[]> rows) {
    check(head, "totals", sum(head, rows, NUMBERS));
  }

  private void check(Vintages.Head head, String column, long sum) {
    jdbc.sql("SELECT " + column + " FROM fz_figure_sum WHERE vintage_no = ?")
        .param(head.number())
        .query(Long.class)
        .optional()
        .filter(kept -> kept != sum)
        .ifPresent(
            kept -> {
              throw new Problem(
                  DatabaseFault.DAMAGED_CODE,
                  "数据库中第 %s 版的数字与得出时不同，数据库文件已损坏。%s"
                      .formatted(head.number(), DatabaseFault.WAY_OUT));
            });
  }

  private static long sum(Vintages.Head head, List<? extends @Nullable Object[]> rows, int first) {
    String start = head.asOf().id() + " " + head.lastLoad() + " " + head.digest();
    long sum = start.hashCode();
    for (@Nullable Object[] row : rows) {
      sum = sum * STEP + Arrays.toString(Arrays.copyOfRange(row, first, row.length)).hashCode();
    }
    return sum;
  }
}
