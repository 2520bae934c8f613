package dev.fazhi.publish.table.extra;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing.Part;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that follow from other figures than those of its rows, such as share, rank
 * and the change from the month before.
 */
public final class ExtraColumns {

  private final Definitions definitions;
  private final AsOf asOf;
  private final PlainCells plain;
  private final ExtraCells cells;
  private final ExtraWording wording;

  public ExtraColumns(Definitions definitions, FigureIndex figures, AsOf asOf) {
    this.definitions = definitions;
    this.asOf = asOf;
    plain = new PlainCells(figures, asOf);
    cells = new ExtraCells(figures, asOf, plain);
    wording = new ExtraWording(definitions, asOf);
  }

  /**
   * What a row is about.
   *
   * @param by the field of its breakdown; empty for the total
   * @param group the group; empty for the total
   * @param period in a table of months a month or the year to date; null for what is reported
   * @param rest the groups that share the row instead of one; empty for others
   */
  public record Row(String by, String group, @Nullable Period period, List<String> rest) {
    public static final Row TOTAL = new Row("", "", null);

    public Row(String by, String group, @Nullable Period period) {
      this(by, group, period, List.of());
    }

    public static Row rest(String by, List<String> groups) {
      return new Row(by, "", null, groups);
    }

    /** Whether it is a month of a table of months. */
    boolean isMonth() {
      return period != null && period.kind() == Period.Kind.MONTH;
    }
  }

  /** The declared columns, those of the first metric first. */
  public List<Column> columns(Table table) {
    List<Column> columns = new ArrayList<>();
    for (Metric metric : metrics(table)) {
      for (Period year : years(table)) {
        String header = metric.name() + " " + ExtraWording.year(year) + "(" + metric.unit() + ")";
        columns.add(Column.number(header, metric.decimals()));
      }
      for (Part part : parts(table, metric)) {
        Column.Kind kind =
            part == Part.VERDICT
                ? Column.Kind.LABEL
                : ExtraWording.isChange(part) ? Column.Kind.CHANGE : Column.Kind.NUMBER;
        String header = metric.name() + " " + wording.header(metric, part);
        columns.add(new Column(header, kind, ExtraWording.decimals(metric, part)));
      }
    }
    return columns;
  }

  /** The cells of the declared columns. */
  public List<Datum> row(Table table, Row row) {
    List<Metric> metrics = metrics(table);
    List<Datum> found = new ArrayList<>();
    for (Metric metric : metrics) {
      years(table).forEach(year -> found.add(cells.year(metric, year, row, metrics)));
      for (Part part : parts(table, metric)) {
        boolean year = table.rows() == Table.Rows.MONTHS && !row.isMonth();
        found.add(
            year && part == Part.MONTH_ON_MONTH
                ? new Datum.Missing(Marker.NOT_APPLICABLE)
                : cell(metric, part, row, metrics));
      }
    }
    return found;
  }

  /** What must be said above a table with these columns. */
  public List<String> lines(Table table, Set<Part> parts) {
    List<Part> shown = parts.stream().filter(part -> isShown(table, part)).toList();
    List<String> lines = new ArrayList<>();
    if (table.years() > 0) {
      lines.add(ExtraWording.years(years(table)));
    }
    lines.addAll(wording.lines(Set.copyOf(shown), table.rows()));
    metrics(table).stream()
        .filter(metric -> parts.contains(Part.VERDICT) && !metric.verdict().isEmpty())
        .forEach(metric -> lines.add(wording.verdict(metric)));
    return lines;
  }

  private List<Metric> metrics(Table table) {
    return table.metrics().stream().map(definitions::metric).toList();
  }

  private List<Part> parts(Table table, Metric metric) {
    return table.extra().stream()
        .filter(part -> isShown(table, part))
        .filter(
            part ->
                switch (part) {
                  case CUMULATIVE -> table.rows() != Table.Rows.MONTHS || metric.addsUpOverTime();
                  case VERDICT, TARGET, OF_TARGET -> !metric.verdict().isEmpty();
                  case SHARE -> metric.addsUp();
                  default -> true;
                })
        .toList();
  }

  /** The whole years before, and the cut-off's to date. */
  private List<Period> years(Table table) {
    return years(table.years());
  }

  /** So many years, the cut-off's to date the last. */
  public List<Period> years(int count) {
    List<Period> years = new ArrayList<>();
    int now = asOf.day().getYear();
    for (int year = now - count + 1; year < now && count > 0; year++) {
      years.add(AsOf.year(year));
    }
    if (count > 0) {
      years.add(asOf.yearToDate());
    }
    return years;
  }

  /** Whether this report has such a column: none has the same number twice. */
  private boolean isShown(Table table, Part part) {
    boolean months = table.rows() == Table.Rows.MONTHS;
    return switch (part) {
      case CUMULATIVE -> months || !asOf.isYear();
      case CUMULATIVE_PRIOR, CUMULATIVE_CHANGE, PREVIOUS, PERIOD_ON_PERIOD -> !asOf.isYear();
      case MONTH, MONTH_PRIOR, MONTH_CHANGE, MONTH_RANK -> asOf.reports() != ReportPeriod.MONTH;
      case LAST_MONTH ->
          asOf.reports() != ReportPeriod.MONTH || !table.extra().contains(Part.PREVIOUS);
      case MONTH_ON_MONTH ->
          months
              || asOf.reports() != ReportPeriod.MONTH
              || !table.extra().contains(Part.PERIOD_ON_PERIOD);
      default -> true;
    };
  }

  /**
   * The columns of these metrics where each has a row of its own: the changes of percentages have
   * others than those of numbers.
   */
  public List<Column> shared(Table table) {
    List<Column> columns = new ArrayList<>();
    int most = metrics(table).stream().mapToInt(Metric::decimals).max().orElse(0);
    years(table).forEach(year -> columns.add(Column.number(ExtraWording.year(year), most)));
    for (Part part : table.extra()) {
      for (boolean rate : kinds(table, part)) {
        int decimals = 0;
        for (Metric metric : metrics(table)) {
          if (metric.isPercentage() == rate || !ExtraWording.isChange(part)) {
            decimals = Math.max(decimals, ExtraWording.decimals(metric, part));
          }
        }
        Column.Kind kind = ExtraWording.isChange(part) ? Column.Kind.CHANGE : Column.Kind.NUMBER;
        columns.add(new Column(wording.header("", rate, part), kind, decimals));
      }
    }
    return columns;
  }

  /** The cells of a metric's own row. */
  public List<Datum> shared(Table table, Metric metric) {
    List<Datum> row = new ArrayList<>();
    years(table).forEach(year -> row.add(cells.year(metric, year, Row.TOTAL, List.of(metric))));
    for (Part part : table.extra()) {
      for (boolean rate : kinds(table, part)) {
        row.add(
            ExtraWording.isChange(part) && metric.isPercentage() != rate
                ? new Datum.Missing(Marker.NOT_APPLICABLE)
                : cell(metric, part, Row.TOTAL, List.of(metric)));
      }
    }
    return row;
  }

  private List<Boolean> kinds(Table table, Part part) {
    if (!isShown(table, part)) {
      return List.of();
    }
    return ExtraWording.isChange(part)
        ? metrics(table).stream().map(Metric::isPercentage).distinct().sorted().toList()
        : List.of(false);
  }

  /** The number of one of the years that stand beside each other. */
  public Datum year(Metric metric, Period year, Row row, List<Metric> beside) {
    return cells.year(metric, year, row, beside);
  }

  /** The number where two groups cross, or of a group that may have no case. */
  public Datum crossing(Metric metric, String by, String group) {
    return plain.crossing(metric, by, group);
  }

  /** The number, or the marker that says why there is none. */
  public Datum cell(Metric metric, Part part, Row row, List<Metric> beside) {
    return cells.cell(metric, part, row, beside);
  }
}
