package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.extra.ExtraColumns;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills the declared tables with the figures of a vintage. */
public final class TableGrids {

  private final Definitions definitions;
  private final AsOf asOf;
  private final FigureIndex figures;
  private final ExtraColumns extra;

  public TableGrids(PublicationInput publication) {
    definitions = publication.definitions();
    asOf = publication.vintage().asOf();
    figures = new FigureIndex(publication.vintage());
    extra = new ExtraColumns(definitions, figures, asOf);
  }

  /** All tables but those for filing, in the declared order. */
  public List<Grid> all() {
    List<Grid> grids = new ArrayList<>();
    for (Table table : definitions.tables()) {
      if (table.filing() != null) {
        continue;
      }
      grids.add(
          switch (table.rows()) {
            case METRICS -> new MetricsGrid(definitions, figures, extra).of(table, lines(table));
            case GROUPS ->
                table.across() == null
                    ? new GroupsGrid(definitions, figures, extra).of(table, lines(table))
                    : new CrossGrid(definitions, figures, extra)
                        .of(table, table.across(), lines(table));
            case MONTHS ->
                new MonthsGrid(definitions, figures, asOf, extra).of(table, lines(table));
          });
    }
    return grids;
  }

  /** The column with the names of the groups. */
  static Column groups(Definitions definitions, Table table, String by) {
    Metric first = definitions.metric(table.metrics().get(0));
    return Column.label(definitions.source(first.source()).field(by).title());
  }

  /** A table with its title, which says with [注1] that the notes below concern the whole table. */
  static Grid grid(
      Table table,
      List<String> lines,
      List<Column> columns,
      List<List<Datum>> rows,
      boolean total,
      Set<Integer> sections) {
    StringBuilder title = new StringBuilder(table.title());
    for (int note = 1; note <= table.notes().size(); note++) {
      title.append(" [注").append(note).append(']');
    }
    return new Grid(
        table.id(),
        title.toString(),
        table.sheet(),
        table.intro(),
        lines,
        columns,
        rows,
        total,
        sections);
  }

  private List<String> lines(Table table) {
    boolean year = table.rows() == Table.Rows.MONTHS;
    Period period = year ? asOf.yearToDate() : asOf.reported();
    Period prior = period.samePeriodLastYear();
    List<String> lines = new ArrayList<>();
    lines.add("本期：" + Wording.period(period) + "；上年同期：" + Wording.period(prior) + "。");
    lines.add("来源：" + String.join("、", sources(table)) + "，文件见“" + WorkbookModel.SOURCES + "”。");
    lines.addAll(extra.lines(table, Set.copyOf(table.extra())));
    for (int note = 1; note <= table.notes().size(); note++) {
      lines.add("[注" + note + "] " + table.notes().get(note - 1));
    }
    return lines;
  }

  private Set<String> sources(Table table) {
    return table.metrics().stream()
        .map(metric -> definitions.source(definitions.metric(metric).source()).title())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
