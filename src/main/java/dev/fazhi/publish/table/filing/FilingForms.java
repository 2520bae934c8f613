package dev.fazhi.publish.table.filing;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.TableGroups;
import dev.fazhi.publish.table.extra.ExtraColumns;
import dev.fazhi.publish.table.extra.ExtraWording;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills the tables for filing, with the same figures as the other tables. */
public final class FilingForms {

  static final String TOTAL = "合计";
  private static final Datum NONE = new Datum.Missing(Marker.NOT_APPLICABLE);
  private static final String SIGNATURES = "单位负责人：　　　　　　审核人：　　　　　　制表人：　　　　　　报出日期：　　　　年　　月　　日";
  private final Definitions definitions;
  private final AsOf asOf;
  private final FigureIndex figures;
  private final ExtraColumns extra;

  public FilingForms(PublicationInput publication) {
    definitions = publication.definitions();
    asOf = publication.vintage().asOf();
    figures = new FigureIndex(publication.vintage());
    extra = new ExtraColumns(definitions, figures, asOf);
  }

  public FilingForm of(Table table, Filing filing) {
    List<FilingColumn> columns =
        FilingColumn.of(
            filing.heads(),
            field -> TableGroups.of(figures, table.by(field), definitions).shown(),
            extra::years);
    List<FilingRow> declared = rows(table, filing);
    boolean lines = table.rows() == Table.Rows.METRICS;
    List<List<Datum>> rows = new ArrayList<>();
    for (FilingRow row : declared) {
      List<Datum> cells = new ArrayList<>(List.of(Datum.of(row.name())));
      if (lines) {
        cells.add(row.metric() == null ? NONE : Datum.of(definitions.metric(row.metric()).unit()));
        cells.add(Datum.of(code(rows.size() + 1)));
      }
      cells.addAll(row(row, table, filing, columns));
      rows.add(cells);
    }
    List<Column> heads = new ArrayList<>(labels(table));
    int labels = heads.size();
    columns.forEach(column -> heads.add(column(column, table)));
    Grid grid = Grid.plain(table.id(), table.title(), table.sheet(), table.intro(), heads, rows);
    return new FilingForm(
        grid,
        above(table, filing),
        new ColumnNumbers(definitions).of(table, labels, columns),
        below(table, filing),
        labels,
        !lines);
  }

  /** The columns that say what a row is. */
  private List<Column> labels(Table table) {
    return switch (table.rows()) {
      case METRICS -> List.of(Column.label("项目"), Column.label("计量单位"), Column.label("代码"));
      case MONTHS -> List.of(Column.label("月份"));
      case GROUPS -> List.of(Column.label(subject(table)));
    };
  }

  private Column column(FilingColumn column, Table table) {
    Filing.Part part = column.leaf().part();
    int decimals =
        table.metrics().stream()
            .map(definitions::metric)
            .filter(metric -> column.shows(metric))
            .mapToInt(metric -> ExtraWording.decimals(metric, part))
            .max()
            .orElse(0);
    Column.Kind kind = part == Filing.Part.VERDICT ? Column.Kind.LABEL : Column.Kind.NUMBER;
    return Column.under(column.path(), kind, decimals);
  }

  /** What the rows are, the total of groups or months first. */
  private List<FilingRow> rows(Table table, Filing filing) {
    List<FilingRow> rows = new ArrayList<>();
    switch (table.rows()) {
      case METRICS -> filing.lines().forEach(line -> rows.add(FilingRow.of(line)));
      case MONTHS -> {
        rows.add(new FilingRow(TOTAL, null, new ExtraColumns.Row("", "", asOf.yearToDate())));
        asOf.months()
            .forEach(
                month ->
                    rows.add(
                        new FilingRow(month(month), null, new ExtraColumns.Row("", "", month))));
      }
      case GROUPS -> {
        String by = Objects.requireNonNull(table.by(), "a table of groups has a field");
        rows.add(new FilingRow(TOTAL, null, ExtraColumns.Row.TOTAL));
        for (String group : TableGroups.of(figures, table, definitions).shown()) {
          rows.add(
              new FilingRow(FilingColumn.name(group), null, new ExtraColumns.Row(by, group, null)));
        }
      }
    }
    return rows;
  }

  private static String month(Period month) {
    return Wording.month(month) + (month.isWhole() ? "" : "（至" + month.to().getDayOfMonth() + "日）");
  }

  private static String code(int line) {
    return line < 10 ? "0" + line : Integer.toString(line);
  }

  private List<Datum> row(FilingRow row, Table table, Filing filing, List<FilingColumn> columns) {
    List<Metric> beside =
        row.metric() == null
            ? table.metrics().stream().map(definitions::metric).toList()
            : List.of(definitions.metric(row.metric()));
    List<Datum> cells = new ArrayList<>();
    for (FilingColumn column : columns) {
      String metric = row.metric() == null ? column.leaf().metric() : row.metric();
      cells.add(
          metric == null
              ? NONE
              : cell(definitions.metric(metric), row.about(), column, filing, beside));
    }
    return cells;
  }

  private Datum cell(
      Metric metric,
      ExtraColumns.Row row,
      FilingColumn column,
      Filing filing,
      List<Metric> beside) {
    ExtraColumns.Row about = row;
    if (!column.by().isEmpty() && !row.by().isEmpty()) {
      Filing.Crossing crossing = new Filing.Crossing(metric.id(), row.by(), column.by());
      String both = Objects.requireNonNull(filing.crossings().get(crossing), "declared");
      about =
          new ExtraColumns.Row(both, Table.Across.cell(row.group(), column.group()), row.period());
    } else if (!column.by().isEmpty()) {
      about = new ExtraColumns.Row(column.by(), column.group(), row.period());
    }
    if (column.year() != null) {
      return extra.year(metric, column.year(), about, beside);
    }
    // a group that is there has a number in each of its cells
    boolean zero =
        column.leaf().part() == Filing.Part.VALUE
            && (!filing.lines().isEmpty() || !column.by().isEmpty())
            && isKnown(metric, row)
            && isKnown(metric, about);
    return zero
        ? extra.crossing(metric, about.by(), about.group())
        : extra.cell(metric, column.leaf().part(), about, beside);
  }

  /** Whether it is the total, a group of a list, or one that has been seen. */
  private boolean isKnown(Metric metric, ExtraColumns.Row about) {
    if (about.by().isEmpty()) {
      return true;
    }
    Field field = definitions.source(metric.source()).field(about.by());
    return !field.values().isEmpty()
        || field.reference() != null
        || figures.groups(List.of(metric.id()), about.by()).contains(about.group());
  }

  private List<List<String>> above(Table table, Filing filing) {
    Set<String> units = new LinkedHashSet<>();
    table.metrics().forEach(id -> units.add(definitions.metric(id).unit()));
    String code = filing.code().isEmpty() ? "" : "表号：" + filing.code();
    return List.of(
        List.of("填报单位（盖章）：", code),
        List.of("统计期：" + Wording.period(asOf.reported()), "计量单位：" + String.join("、", units)));
  }

  private List<String> below(Table table, Filing filing) {
    List<String> below = new ArrayList<>(List.of(SIGNATURES));
    below.add("说明：" + table.intro() + "“" + FilingForm.NONE + "”表示没有发生、没有数据或不能计算。");
    Set<Filing.Part> parts =
        filing.leaves().stream().map(Filing.Leaf::part).collect(Collectors.toSet());
    below.addAll(extra.lines(table, parts));
    boolean mixed =
        table.metrics().stream().map(id -> definitions.metric(id).isPercentage()).distinct().count()
            > 1;
    if (mixed && !filing.lines().isEmpty() && parts.stream().anyMatch(ExtraWording::isChange)) {
      below.add("单位是 % 的，增减是百分点；其余的增减是百分之几。");
    }
    below.addAll(table.notes());
    return below;
  }

  private String subject(Table table) {
    String by = table.by() == null ? "" : table.by();
    return definitions
        .source(definitions.metric(table.metrics().get(0)).source())
        .field(by)
        .title();
  }
}
