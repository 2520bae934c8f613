package dev.fazhi.measure.trace;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.aggregate.Accumulator;
import dev.fazhi.measure.aggregate.Amounts;
import dev.fazhi.measure.count.RowCount;
import dev.fazhi.model.Problem;
import dev.fazhi.store.facts.FactRows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows behind a count, sum or mean: the whole of a figure, or one half of a rate. */
public final class TracePart {

  private static final String UNEQUAL = "FZ-521";
  private static final String OTHER_DEFINITIONS = "FZ-322";
  private static final int FETCH = 500;
  private static final int PLACE_COLUMNS = 4;
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  private final DataSource database;
  private final Metric metric;
  private final Source source;
  private final String sql;
  private final @Nullable RowCount rows;
  private final Aggregate aggregate;
  private final int reported;
  private final @Nullable BigDecimal expected;
  private final boolean exact;
  private final boolean sameDefinitions;

  /**
   * @param expected what the vintage says; null for nothing
   * @param exact whether that is not rounded, as the parts of a rate are not
   * @param sameDefinitions whether the vintage was measured by the definitions at hand
   */
  TracePart(
      DataSource database,
      Metric metric,
      Source source,
      String sql,
      @Nullable BigDecimal expected,
      boolean exact,
      boolean sameDefinitions) {
    this.database = database;
    this.metric = metric;
    this.source = source;
    this.rows = metric.counting() instanceof Metric.Rows ? RowCount.of(metric, source) : null;
    this.aggregate = rows == null ? Aggregate.SUM : rows.how().aggregate();
    this.reported =
        metric.counting() instanceof Metric.Reported of
            ? RowCount.index(source.fields(), of.value())
            : -1;
    this.sql = sql;
    this.expected = expected;
    this.exact = exact;
    this.sameDefinitions = sameDefinitions;
  }

  /** The metric that is counted here. */
  public Metric metric() {
    return metric;
  }

  /** The source whose rows they are. */
  public Source source() {
    return source;
  }

  /** What the vintage says that they come to; null for nothing. */
  public @Nullable BigDecimal expected() {
    return expected;
  }

  /** What selects the rows, to be run as it stands. */
  public String sql() {
    return sql;
  }

  /** Whether {@link TraceRow#counted} is filled. */
  public boolean hasCounted() {
    return !(metric.counting() instanceof Metric.Rows rows && rows.of() == null);
  }

  /**
   * Gives every row to {@code use}, in the order of loads, sheets and rows, without keeping them,
   * and then makes sure that they come to the figure.
   *
   * @return how many rows there were
   * @throws Problem FZ-521 when they do not come to the figure, FZ-322 when they do not because the
   *     definitions have changed since
   */
  public long read(Consumer<TraceRow> use) {
    Accumulator total = new Accumulator();
    long[] count = new long[1];
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(FETCH);
    // some drivers stream only within a transaction
    TransactionTemplate tx = new TransactionTemplate(new DataSourceTransactionManager(database));
    tx.setReadOnly(true);
    tx.executeWithoutResult(
        begun ->
            jdbc.query(
                sql,
                (ResultSet result) -> {
                  count[0]++;
                  use.accept(row(result, total));
                }));
    require(total, count[0]);
    return count[0];
  }

  private TraceRow row(ResultSet result, Accumulator total) throws SQLException {
    List<@Nullable Object> values = FactRows.values(source.rowFields(), result, PLACE_COLUMNS + 1);
    Object value = value(values.toArray());
    total.add(Set.of(Accumulator.Kind.of(aggregate)), value, true);
    String sheet = result.getString(3);
    return new TraceRow(
        result.getLong(1),
        result.getString(2),
        sheet == null ? "" : sheet,
        result.getInt(4),
        values,
        value == null ? null : shown(value));
  }

  private @Nullable Object value(@Nullable Object[] row) {
    return rows == null ? row[reported] : rows.value(row);
  }

  /** What the row adds, spans of time in days. */
  private Object shown(Object value) {
    if (rows != null && rows.how().of() instanceof Metric.Operand.Days) {
      return BigDecimal.valueOf((Long) value).divide(SECONDS_A_DAY, MathContext.DECIMAL128);
    }
    return aggregate == Aggregate.DISTINCT ? value : Amounts.exact(value);
  }

  private void require(Accumulator total, long count) {
    BigDecimal found = rows == null ? total.sum() : total.value(rows.how());
    if (found != null && !exact) {
      found = found.setScale(metric.decimals(), metric.rounding().mode());
    }
    boolean nothing = expected == null && (count == 0 || found == null);
    if (nothing || (found != null && expected != null && found.compareTo(expected) == 0)) {
      return;
    }
    String difference =
        "%s（%s）在结果中是 %s，明细 %s 行合起来是 %s"
            .formatted(
                metric.name(),
                metric.id(),
                expected == null ? "空" : expected.toPlainString(),
                count,
                found == null ? "空" : found.toPlainString());
    throw sameDefinitions
        ? new Problem(UNEQUAL, difference + "。这是程序的错误，请把这条信息告诉维护人员。")
        : new Problem(
            OTHER_DEFINITIONS, difference + "：这一版结果之后指标定义改过。请先运行 ./fazhi run 用现在的定义重新计算。");
  }

  @Override
  public String toString() {
    return Objects.toString(metric.id());
  }
}
