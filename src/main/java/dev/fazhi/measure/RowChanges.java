package dev.fazhi.measure;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.Revision.RowChange;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.Names;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows that a count is made from came, changed or went with some loads. */
final class RowChanges {

  private final JdbcClient jdbc;
  private final Definitions definitions;
  private final AsOf asOf;
  private final Map<Question, Map<String, RowChange>> answers = new HashMap<>();

  private record Question(
      String metric, Period period, Side side, String by, long firstLoad, long lastLoad) {}

  RowChanges(DataSource database, Definitions definitions, AsOf asOf) {
    this.jdbc = JdbcClient.create(database);
    this.definitions = definitions;
    this.asOf = asOf;
  }

  /**
   * Null for what is no count, and for groups of a month or a past year: they are many, and their
   * rows are among those of the total.
   */
  @Nullable RowChange of(Metric metric, Figure figure, Side side, long firstLoad, long lastLoad) {
    boolean count =
        metric.counting() instanceof Metric.Rows rows && rows.aggregate() == Metric.Aggregate.COUNT;
    if (!count || (!figure.isTotal() && figure.period().kind() != Period.Kind.YTD)) {
      return null;
    }
    Question question =
        new Question(metric.id(), figure.period(), side, figure.by(), firstLoad, lastLoad);
    return answers
        .computeIfAbsent(question, asked -> ask(metric, asked))
        .getOrDefault(figure.group(), RowChange.NONE);
  }

  private Map<String, RowChange> ask(Metric metric, Question question) {
    Source source = definitions.source(metric.source());
    String counts =
        RowSql.rows(
            (Metric.Rows) metric.counting(),
            question.side().of(asOf),
            question.side().of(question.period()));
    String keys = source.key().stream().map(Names::column).collect(Collectors.joining(", "));
    String group =
        metric.by().stream()
            .filter(dimension -> dimension.field().equals(question.by()))
            .findFirst()
            .map(RowSql::group)
            .orElse("''");
    long before = question.firstLoad() - 1;
    String came =
        select(keys, group, 1, 0, source)
            + RowSql.live(source, question.lastLoad())
            + " AND load_no > "
            + before
            + " AND "
            + counts;
    String went =
        select(keys, group, 0, 1, source)
            + RowSql.live(source, before)
            + " AND superseded_by <= "
            + question.lastLoad()
            + " AND "
            + counts;
    Map<String, RowChange> changes = new HashMap<>();
    jdbc.sql(
            "SELECT grp, SUM(came * (1 - went)), SUM(came * went), SUM(went * (1 - came)) FROM"
                + " (SELECT grp, MAX(came) AS came, MAX(went) AS went FROM ("
                + came
                + " UNION ALL "
                + went
                + ") r GROUP BY grp, "
                + keys
                + ") k GROUP BY grp")
        .query(
            (row, n) ->
                changes.put(
                    row.getString(1),
                    new RowChange(row.getLong(2), row.getLong(3), row.getLong(4))))
        .list();
    return changes;
  }

  private static String select(String keys, String group, int came, int went, Source source) {
    return "SELECT "
        + keys
        + ", "
        + group
        + " AS grp, "
        + came
        + " AS came, "
        + went
        + " AS went FROM "
        + Names.facts(source)
        + " WHERE ";
  }
}
