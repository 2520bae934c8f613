package dev.fazhi.publish.table;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing.Part;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills the columns that follow from other figures than those of their row: share, rank, the month
 * of the cut-off, the month before it and the change from that month to this.
 */
final class ExtraColumns {

  private final Definitions definitions;
  private final FigureIndex figures;
  private final List<Period> months;
  private final Map<Ranked, Ranking> rankings = new HashMap<>();

  ExtraColumns(Definitions definitions, FigureIndex figures, AsOf asOf) {
    this.definitions = definitions;
    this.figures = figures;
    months = asOf.months();
  }

  /** What is ranked; months among each other, or groups in a month or, without one, the year. */
  private record Ranked(
      String metric, String by, @Nullable Period month, boolean months, List<String> beside) {}

  /**
   * What a row is about.
   *
   * @param by the field of its breakdown; empty for the total
   * @param group the group; empty for the total
   * @param month the month of a table of months; null for the year to date
   * @param rest the groups that share the row instead of one; empty for others
   */
  record Row(String by, String group, @Nullable Period month, List<String> rest) {
    static final Row TOTAL = new Row("", "", null);

    Row(String by, String group, @Nullable Period month) {
      this(by, group, month, List.of());
    }

    static Row rest(String by, List<String> groups) {
      return new Row(by, "", null, groups);
    }
  }

  /** The declared columns, those of the first metric first. */
  List<Column> columns(Table table) {
    List<Column> columns = new ArrayList<>();
    for (Metric metric : metrics(table)) {
      for (Part part : parts(table, metric)) {
        Column.Kind kind =
            part == Part.VERDICT
                ? Column.Kind.LABEL
                : ExtraWording.isChange(part) ? Column.Kind.CHANGE : Column.Kind.NUMBER;
        columns.add(
            new Column(
                metric.name() + " " + ExtraWording.header(metric, part),
                kind,
                ExtraWording.decimals(metric, part)));
      }
    }
    return columns;
  }

  /** The cells of the declared columns. */
  List<Datum> row(Table table, Row row) {
    List<Metric> metrics = metrics(table);
    List<Datum> cells = new ArrayList<>();
    for (Metric metric : metrics) {
      for (Part part : parts(table, metric)) {
        boolean year = table.rows() == Table.Rows.MONTHS && row.month() == null;
        cells.add(
            year && part == Part.MONTH_ON_MONTH
                ? new Datum.Missing(Marker.NOT_APPLICABLE)
                : cell(metric, part, row, metrics));
      }
    }
    return cells;
  }

  /** What must be said above a table with these columns. */
  List<String> lines(Table table, Set<Part> parts) {
    List<String> lines = new ArrayList<>();
    lines.addAll(ExtraWording.lines(months, parts, table.rows() == Table.Rows.GROUPS));
    metrics(table).stream()
        .filter(metric -> parts.contains(Part.VERDICT) && !metric.verdict().isEmpty())
        .forEach(metric -> lines.add(ExtraWording.verdict(metric, definitions)));
    return lines;
  }

  private List<Metric> metrics(Table table) {
    return table.metrics().stream().map(definitions::metric).toList();
  }

  private static List<Part> parts(Table table, Metric metric) {
    return table.extra().stream()
        .filter(
            part ->
                part == Part.CUMULATIVE
                    ? metric.addsUpOverTime()
                    : part == Part.VERDICT
                        ? !metric.verdict().isEmpty()
                        : part != Part.SHARE || metric.addsUp())
        .toList();
  }

  /** The number, or the marker that says why there is none. */
  Datum cell(Metric metric, Part part, Row row, List<Metric> beside) {
    Period now = row.month() == null ? months.get(months.size() - 1) : row.month();
    Period before = months.indexOf(now) == 0 ? null : months.get(months.indexOf(now) - 1);
    int decimals = ExtraWording.decimals(metric, part);
    return switch (part) {
      case VALUE -> same(metric, FigurePart.VALUE, row, row.month(), beside);
      case PRIOR -> same(metric, FigurePart.PRIOR_VALUE, row, row.month(), beside);
      case CHANGE -> same(metric, change(metric), row, row.month(), beside);
      case MONTH -> same(metric, FigurePart.VALUE, row, now, beside);
      case MONTH_PRIOR -> same(metric, FigurePart.PRIOR_VALUE, row, now, beside);
      case MONTH_CHANGE -> same(metric, change(metric), row, now, beside);
      case LAST_MONTH ->
          before == null
              ? new Datum.Missing(Marker.NOT_COMPARABLE)
              : same(metric, FigurePart.VALUE, row, before, beside);
      case MONTH_ON_MONTH ->
          before == null || !isWhole(metric, now) || !isWhole(metric, before)
              ? new Datum.Missing(Marker.NOT_COMPARABLE)
              : derived(
                  metric.isPercentage() ? Derivation.Kind.POINTS : Derivation.Kind.CHANGE,
                  List.of(
                      same(metric, FigurePart.VALUE, row, now, beside),
                      same(metric, FigurePart.VALUE, row, before, beside)),
                  decimals);
      case SHARE ->
          derived(
              Derivation.Kind.SHARE,
              List.of(
                  same(metric, FigurePart.VALUE, row, row.month(), beside),
                  same(metric, FigurePart.VALUE, Row.TOTAL, null, beside)),
              decimals);
      case RANK, MONTH_RANK -> rank(metric, row, part == Part.RANK ? row.month() : now, beside);
      case CUMULATIVE -> cumulative(metric, row, beside);
      case VERDICT -> verdict(metric, row, beside);
    };
  }

  /** The words of the first grade that holds; none while the value or a bound is unknown. */
  private Datum verdict(Metric metric, Row row, List<Metric> beside) {
    Datum value = same(metric, FigurePart.VALUE, row, row.month(), beside);
    if (!row.rest().isEmpty() || row.group().equals(Figure.NO_GROUP)) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    }
    if (!(value instanceof Datum.Number number)) {
      return value;
    }
    for (Metric.Grade grade : metric.verdict()) {
      BigDecimal bound = grade.bound();
      if (grade.metric() != null) {
        Figure of = figures.of(grade.metric(), row.by(), row.group(), row.month());
        bound = of == null ? null : of.current().value();
        if (bound == null) {
          return new Datum.Missing(Marker.MISSING);
        }
      }
      int sign = bound == null ? 0 : number.value().compareTo(bound);
      if (grade.most() ? sign <= 0 : sign >= 0) {
        return Datum.of(grade.say());
      }
    }
    return new Datum.Missing(Marker.NOT_APPLICABLE);
  }

  private static FigurePart change(Metric metric) {
    return metric.isPercentage() ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE_PERCENT;
  }

  private Datum same(
      Metric metric, FigurePart part, Row row, @Nullable Period month, List<Metric> beside) {
    int decimals =
        part == FigurePart.CHANGE_PERCENT ? Derivation.PERCENT_DECIMALS : metric.decimals();
    if (!row.rest().isEmpty()) {
      return FigureCell.ofRest(metric, part, decimals, figures(metric, row, month));
    }
    Marker absent = row.group().isEmpty() ? Marker.MISSING : Marker.NOT_APPLICABLE;
    Datum datum =
        FigureCell.of(
            metric,
            part,
            decimals,
            absent,
            beside,
            id -> figures.of(id, row.by(), row.group(), month));
    Datum.Operand origin = datum instanceof Datum.Number number ? number.origin() : null;
    if (origin == null && month != null && isZero(metric, part, row, month)) {
      origin = new Derivation.Nothing();
    }
    return origin == null
        ? datum
        : new Derivation(Derivation.Kind.SAME, List.of(origin)).datum(decimals);
  }

  private List<Figure> figures(Metric metric, Row row, @Nullable Period month) {
    return row.rest().stream()
        .flatMap(group -> Stream.ofNullable(figures.of(metric.id(), row.by(), group, month)))
        .toList();
  }

  /** Whether the group has no case in a month that is counted from rows and has data. */
  private boolean isZero(Metric metric, FigurePart part, Row row, Period month) {
    Figure total = figures.month(metric.id(), month);
    return metric.counting() instanceof Metric.Rows
        && metric.addsUp()
        && (part == FigurePart.VALUE || part == FigurePart.PRIOR_VALUE)
        && total != null
        && part.of(total) != null
        && figures.of(metric.id(), row.by(), row.group(), month) == null;
  }

  /** Works it out of cells that are each one figure; the first that is missing says why. */
  private static Datum derived(Derivation.Kind kind, List<Datum> cells, int decimals) {
    List<Datum.Operand> operands = new ArrayList<>();
    for (Datum cell : cells) {
      if (!(cell instanceof Datum.Number number) || number.derivation() == null) {
        return cell;
      }
      operands.add(number.derivation());
    }
    return new Derivation(kind, operands).datum(decimals);
  }

  private Datum rank(Metric metric, Row row, @Nullable Period month, List<Metric> beside) {
    Period ranked = row.month();
    boolean named = !row.group().isEmpty() && !row.group().equals(Figure.NO_GROUP);
    if (ranked == null && !named) {
      return new Datum.Missing(Marker.NOT_APPLICABLE);
    } else if (ranked != null && !isWhole(metric, ranked)) {
      return new Datum.Missing(Marker.NOT_COMPARABLE);
    }
    Datum own = same(metric, FigurePart.VALUE, row, month, beside);
    if (!(own instanceof Datum.Number number)) {
      return own;
    }
    List<String> with = beside.stream().map(Metric::id).toList();
    return rankings
        .computeIfAbsent(
            new Ranked(metric.id(), row.by(), month, ranked != null, with),
            any -> ranking(metric, row, month, beside))
        .place(number);
  }

  /** Among the months, where the row is one of them, else among the groups in that period. */
  private Ranking ranking(Metric metric, Row row, @Nullable Period month, List<Metric> beside) {
    List<Datum.Operand> all = new ArrayList<>();
    for (Row peer : row.month() == null ? peersOfGroup(metric, row) : peersOfMonth(metric)) {
      Period period = row.month() == null ? month : peer.month();
      if (same(metric, FigurePart.VALUE, peer, period, beside) instanceof Datum.Number number
          && number.derivation() != null) {
        all.add(number.derivation());
      }
    }
    return new Ranking(all);
  }

  private List<Row> peersOfMonth(Metric metric) {
    return months.stream()
        .filter(month -> isWhole(metric, month))
        .map(month -> new Row("", "", month))
        .toList();
  }

  private List<Row> peersOfGroup(Metric metric, Row row) {
    return figures.groups(List.of(metric.id()), row.by()).stream()
        .filter(group -> !group.equals(Figure.NO_GROUP))
        .map(group -> new Row(row.by(), group, null))
        .toList();
  }

  /** The sum of the months so far; none where all of them are not the year's own figure. */
  private Datum cumulative(Metric metric, Row row, List<Metric> beside) {
    List<Datum> cells = new ArrayList<>();
    Datum through = null;
    for (Period month : months) {
      cells.add(same(metric, FigurePart.VALUE, new Row("", "", month), month, beside));
      if (month.equals(row.month())) {
        through = derived(Derivation.Kind.SUM, List.copyOf(cells), metric.decimals());
      }
    }
    Datum all = derived(Derivation.Kind.SUM, cells, metric.decimals());
    Datum year = same(metric, FigurePart.VALUE, Row.TOTAL, null, beside);
    boolean agrees =
        all instanceof Datum.Number sum
            && year instanceof Datum.Number total
            && sum.value().compareTo(total.value()) == 0;
    return agrees
        ? through == null ? all : through
        : all instanceof Datum.Missing ? all : new Datum.Missing(Marker.NOT_APPLICABLE);
  }

  /** Whether the month is over and its data reach over all of it. */
  private boolean isWhole(Metric metric, Period month) {
    Figure total = figures.month(metric.id(), month);
    return !Wording.isPartial(month)
        && (total == null
            || !total.has(Note.PARTIAL) && !total.has(Note.BEYOND_DATA) && !total.has(Note.BEGINS));
  }
}
