package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Load;
import dev.fazhi.model.Period;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.TraceArguments;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the sheet that says where each figure of the tables comes from: numerator and denominator,
 * the loads behind it, its definition, and the command that lists its rows. The last cell of each
 * table row links to it.
 */
final class FigureTraces {

  /** Header of the column with the links to this sheet. */
  static final String HEADER = "追溯";

  private static final String LEAD = "查";

  private static final List<FigurePart> PARTS =
      List.of(
          FigurePart.VALUE, FigurePart.NUMERATOR, FigurePart.DENOMINATOR, FigurePart.PRIOR_VALUE);

  private static final int FIRST_NUMBER = 4;

  private final PublicationInput publication;
  private final Definitions definitions;
  private final int dictionaryRow;
  private final List<String> metrics;

  /** The numbers of the merged loads of a source. */
  private final Map<String, String> loads;

  private final List<List<Datum>> rows = new ArrayList<>();

  /**
   * @param dictionary the sheet that defines the metrics, in the order of their definitions
   */
  FigureTraces(PublicationInput publication, Grid dictionary) {
    this.publication = publication;
    definitions = publication.definitions();
    dictionaryRow = SheetLayout.of(dictionary).headerRow() + 1;
    metrics = List.copyOf(definitions.metrics().keySet());
    loads =
        SourcesGrid.sorted(publication.loads()).stream()
            .filter(load -> load.status() == Load.Status.MERGED)
            .collect(
                Collectors.groupingBy(
                    Load::source,
                    Collectors.mapping(
                        load -> Long.toString(load.number()), Collectors.joining("、"))));
  }

  /** Adds to the tables the column with links to this sheet. */
  List<Grid> linked(List<Grid> tables) {
    List<List<Integer>> places = new ArrayList<>();
    for (Grid table : tables) {
      List<Integer> own = new ArrayList<>();
      for (List<Datum> row : table.rows()) {
        Set<Figure> figures = figures(row);
        own.add(figures.isEmpty() ? -1 : rows.size());
        figures.forEach(figure -> rows.add(row(figure)));
      }
      places.add(own);
    }
    int first = SheetLayout.of(grid()).headerRow() + 1;
    List<Grid> linked = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      linked.add(linked(tables.get(i), places.get(i), first));
    }
    return linked;
  }

  /** The sheet itself; complete once the tables are linked. */
  Grid grid() {
    return Grid.plain(
        "figure-traces",
        WorkbookModel.TRACES,
        WorkbookModel.TRACES,
        "各表每个数的分子分母、据以统计的装载批次（见“%s”）和逐行明细的取法：在安装本程序的机器上运行追溯命令，末尾加 --prior 看上年同期；点指标名称看含义与算法。"
            .formatted(WorkbookModel.SOURCES),
        List.of(
            Column.label("指标"),
            Column.label("单位"),
            Column.label("统计期"),
            Column.label("分组"),
            Column.number("本期", decimals(FigurePart.VALUE)),
            Column.number("分子", decimals(FigurePart.NUMERATOR)),
            Column.number("分母", decimals(FigurePart.DENOMINATOR)),
            Column.number("上年同期", decimals(FigurePart.PRIOR_VALUE)),
            Column.label("装载批次"),
            Column.command("追溯命令")),
        rows);
  }

  static String command(Figure figure, AsOf asOf) {
    return "./fazhi trace %s %s%s"
        .formatted(figure.metric(), asOf.options(), TraceArguments.of(figure, asOf));
  }

  private static Grid linked(Grid table, List<Integer> places, int first) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(Column.label(HEADER));
    List<List<Datum>> linked = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      List<Datum> cells = new ArrayList<>(table.rows().get(row));
      int place = places.get(row);
      cells.add(
          place < 0
              ? new Datum.Missing(Marker.NOT_APPLICABLE)
              : new Datum.Link(LEAD, WorkbookModel.TRACES, first + place));
      linked.add(cells);
    }
    return new Grid(
        table.id(),
        table.title(),
        table.sheet(),
        table.intro(),
        table.lines(),
        columns,
        linked,
        table.total(),
        table.sections());
  }

  private static Set<Figure> figures(List<Datum> row) {
    Set<Figure> figures = new LinkedHashSet<>();
    for (Datum datum : row) {
      if (datum instanceof Datum.Number number) {
        Datum.Operand from = number.origin() == null ? number.derivation() : number.origin();
        Figure own = from == null ? null : from.own();
        if (own != null) {
          figures.add(own);
        }
      }
    }
    return figures;
  }

  private List<Datum> row(Figure figure) {
    Metric metric = definitions.metric(figure.metric());
    boolean rate = metric.isPercentage();
    List<Datum> row = new ArrayList<>();
    int definition = dictionaryRow + metrics.indexOf(figure.metric());
    row.add(new Datum.Link(figure.name(), WorkbookModel.DICTIONARY, definition));
    row.add(Datum.of(figure.unit()));
    row.add(
        Datum.of(
            figure.period().kind() == Period.Kind.YTD ? "年初至截止日" : Wording.name(figure.period())));
    row.add(Datum.of(group(figure, metric)));
    for (FigurePart part : PARTS) {
      row.add(FigureCell.of(figure, part, rate, scale(figure, part), Marker.MISSING));
    }
    row.add(Datum.of(loads.getOrDefault(metric.source(), "")));
    row.add(Datum.of(command(figure, publication.vintage().asOf())));
    return row;
  }

  private String group(Figure figure, Metric metric) {
    return figure.by().isEmpty()
        ? "合计"
        : definitions.source(metric.source()).field(figure.by()).title() + "：" + figure.group();
  }

  private int decimals(FigurePart part) {
    int column = FIRST_NUMBER + PARTS.indexOf(part);
    int decimals = 0;
    for (List<Datum> row : rows) {
      if (row.get(column) instanceof Datum.Number number) {
        decimals = Math.max(decimals, number.decimals());
      }
    }
    return decimals;
  }

  private static int scale(Figure figure, FigurePart part) {
    java.math.BigDecimal number = part.of(figure);
    return number == null ? 0 : Math.max(0, number.scale());
  }
}
