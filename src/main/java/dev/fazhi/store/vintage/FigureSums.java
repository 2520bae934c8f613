package dev.fazhi.store.vintage;

import dev.fazhi.model.Problem;
import dev.fazhi.store.database.DatabaseFault;
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

  private final JdbcClient jdbc;

  FigureSums(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Keeps what these rows come to, in the caller's transaction. */
  void keep(Vintages.Head head, List<? extends @Nullable Object[]> rows) {
    jdbc.sql("INSERT INTO fz_figure_sum (vintage_no, figures) VALUES (?, ?)")
        .params(head.number(), sum(head, rows))
        .update();
  }

  /**
   * Compares; vintages that older programs kept are passed over.
   *
   * @throws Problem FZ-402 when they are not what they were
   */
  void check(Vintages.Head head, List<? extends @Nullable Object[]> rows) {
    jdbc.sql("SELECT figures FROM fz_figure_sum WHERE vintage_no = ?")
        .param(head.number())
        .query(Long.class)
        .optional()
        .filter(kept -> kept != sum(head, rows))
        .ifPresent(
            kept -> {
              throw new Problem(
                  DatabaseFault.DAMAGED_CODE,
                  "数据库中第 %s 版的数字与得出时不同，数据库文件已损坏。%s"
                      .formatted(head.number(), DatabaseFault.WAY_OUT));
            });
  }

  private static long sum(Vintages.Head head, List<? extends @Nullable Object[]> rows) {
    String first = head.asOf().id() + " " + head.lastLoad() + " " + head.digest();
    long sum = first.hashCode();
    for (@Nullable Object[] row : rows) {
      sum = sum * STEP + Arrays.toString(row).hashCode();
    }
    return sum;
  }
}
