package dev.fazhi.audit;

import dev.fazhi.audit.TableColumns.Column;
import dev.fazhi.audit.TableColumns.Side;
import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.Phrase.Direction;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.FigureValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of tables by their heads: rows headed by metrics; or columns headed by metrics, and
 * rows by groups, months and totals.
 */
final class TableFigures {

  /** So many characters beside its number a cell has: 提高0.67个百分点, but no sentence. */
  private static final int BESIDE = 8;

  private static final Pattern TOTAL = Pattern.compile("合计|总计|共计|总数|年初至今|全[区县市旗]");
  private static final Pattern DOWN = Pattern.compile("下降|减少|降低|↓|^[-−–]");

  private final Definitions definitions;
  private final FigureIndex figures;
  private final String text;
  private final NavigableMap<Integer, NumberToken> tokens;
  private final Map<String, Metric> names;
  private final TableColumns columns;
  private final Scope scope;

  /**
   * A number with what its heads say that it is.
   *
   * @param of the figure of its group or month; null where there is none
   * @param title which group or month; empty for the total
   * @param direction which way it changed, when it is a change
   */
  record Cell(
      NumberToken token,
      String metric,
      @Nullable Figure of,
      String title,
      Aspect aspect,
      Direction direction) {}

  /**
   * @param tokens the numbers by where they begin in the original text
   */
  TableFigures(
      Definitions definitions,
      FigureIndex figures,
      AsOf asOf,
      String text,
      NavigableMap<Integer, NumberToken> tokens) {
    this.definitions = definitions;
    this.figures = figures;
    this.text = text;
    this.tokens = tokens;
    this.names = NamePhrases.unambiguous(definitions);
    this.columns = new TableColumns(definitions, asOf.day().getYear());
    this.scope = new Scope(definitions, figures, asOf);
  }

  List<Cell> cells(List<DocumentTable> tables) {
    List<Cell> cells = new ArrayList<>();
    for (DocumentTable table : tables) {
      int first = firstRow(table);
      List<List<String>> heads = new ArrayList<>();
      for (int column = 0; column < table.columns(); column++) {
        heads.add(head(table, column, first));
      }
      List<@Nullable Column> known = columns.of(heads);
      Map<Metric, Optional<Dimension>> dimensions = new HashMap<>();
      for (int row = first; row < table.rows().size(); row++) {
        add(table, row, known, dimensions, cells);
      }
    }
    return cells;
  }

  /** The first row that has a number for one of the columns and not only in its heads. */
  private int firstRow(DocumentTable table) {
    for (int row = 0; row < table.rows().size(); row++) {
      int numbers = 0;
      int words = 0;
      for (int column = 0; column < table.columns(); column++) {
        boolean number = number(table, row, column) != null;
        numbers += number ? 1 : 0;
        words += !number && !words(table, row, column).isEmpty() ? 1 : 0;
      }
      if (numbers > 0 && words < table.columns() && row > 0) {
        return row;
      }
    }
    return table.rows().size();
  }

  private List<String> head(DocumentTable table, int column, int rows) {
    List<String> head = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String words = words(table, row, column);
      if (!words.isEmpty() && (head.isEmpty() || !head.get(head.size() - 1).equals(words))) {
        head.add(words);
      }
    }
    return head;
  }

  private void add(
      DocumentTable table,
      int row,
      List<@Nullable Column> known,
      Map<Metric, Optional<Dimension>> dimensions,
      List<Cell> cells) {
    @Nullable Metric own = metric(table, row);
    int numbers = 0;
    for (int column = 0; column < table.columns(); column++) {
      numbers += number(table, row, column) == null ? 0 : 1;
    }
    for (int column = 0; column < table.columns(); column++) {
      NumberToken token = number(table, row, column);
      Column head = known.get(column);
      boolean only = own != null && head == null && numbers == 1 && table.columns() == 2;
      if (token == null || (head == null && !only)) {
        continue;
      }
      Aspect aspect = aspect(head, token, words(table, row, column));
      Direction direction =
          DOWN.matcher(words(table, row, column)).find() ? Direction.DOWN : Direction.UP;
      String id = own != null ? own.id() : head == null ? null : head.metric();
      if (id == null) {
        continue;
      } else if (own != null && head != null && head.side() != Side.WHOLE) {
        if (own.counting() instanceof Metric.Ratio ratio) {
          String side = head.side() == Side.NUMERATOR ? ratio.numerator() : ratio.denominator();
          cells.add(new Cell(token, side, figures.total(side), "", aspect, direction));
        }
      } else if (own != null) {
        cells.add(new Cell(token, id, figures.total(id), "", aspect, direction));
      } else {
        scope(table, row, definitions.metric(id), dimensions)
            .ifPresent(
                narrow ->
                    cells.add(
                        new Cell(token, id, narrow.figure(), narrow.title(), aspect, direction)));
      }
    }
  }

  /** A change says by its sign or unit which kind it is. */
  private static Aspect aspect(@Nullable Column head, NumberToken token, String words) {
    Aspect aspect = head == null ? Aspect.NOW : head.aspect();
    if (!aspect.isChange()) {
      return aspect;
    }
    return words.contains("百分点")
        ? Aspect.POINTS
        : token.number().percent() ? Aspect.PERCENT : aspect;
  }

  /** The metric that the row is headed by; null where it is not. */
  private @Nullable Metric metric(DocumentTable table, int row) {
    for (int column = 0; column < table.columns(); column++) {
      Metric metric = names.get(TableColumns.fold(words(table, row, column)));
      if (metric != null) {
        return metric;
      }
    }
    return null;
  }

  /** The group, the month or the total that the row is headed by. */
  private Optional<Scope.Narrow> scope(
      DocumentTable table, int row, Metric metric, Map<Metric, Optional<Dimension>> dimensions) {
    Optional<Dimension> dimension =
        dimensions.computeIfAbsent(metric, each -> dimension(table, each));
    for (String words : labels(table, row)) {
      Figure total = figures.total(metric.id());
      if (TOTAL.matcher(words).find() && total != null) {
        return Optional.of(new Scope.Narrow(total, ""));
      }
      Optional<Scope.Narrow> narrow =
          dimension.isPresent()
              ? scope
                  .group(metric, dimension.get(), words)
                  .or(() -> nothing(metric, dimension.get(), words))
              : scope.month(metric, words);
      if (narrow.isPresent()) {
        return narrow;
      }
    }
    return Optional.empty();
  }

  /** The breakdown by which most of its rows are known; empty where none is. */
  private Optional<Dimension> dimension(DocumentTable table, Metric metric) {
    Dimension best = null;
    int most = 0;
    for (Dimension dimension : metric.by()) {
      int known = 0;
      for (int row = 0; row < table.rows().size(); row++) {
        known +=
            labels(table, row).stream().anyMatch(w -> scope.group(metric, dimension, w).isPresent())
                ? 1
                : 0;
      }
      if (known > most) {
        most = known;
        best = dimension;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A group of which this metric has nothing, but another has something. */
  private Optional<Scope.Narrow> nothing(Metric metric, Dimension dimension, String words) {
    Figure total = figures.total(metric.id());
    boolean known =
        definitions.metrics().values().stream()
            .filter(
                other -> other.by().stream().anyMatch(by -> by.field().equals(dimension.field())))
            .anyMatch(other -> scope.group(other, dimension, words).isPresent());
    if (total == null || !known || metric.counting() instanceof Metric.Ratio) {
      return Optional.empty();
    }
    FigureValue none = FigureValue.of(BigDecimal.ZERO);
    Figure figure =
        new Figure(
            metric.id(),
            metric.name(),
            metric.unit(),
            total.period(),
            total.prior(),
            dimension.field(),
            words,
            none,
            none,
            Comparison.NONE,
            List.of());
    return Optional.of(new Scope.Narrow(figure, words));
  }

  private List<String> labels(DocumentTable table, int row) {
    List<String> labels = new ArrayList<>();
    for (int column = 0; column < table.columns(); column++) {
      String words = TableColumns.fold(words(table, row, column));
      if (!words.isEmpty() && number(table, row, column) == null) {
        labels.add(words);
      }
    }
    return labels;
  }

  private @Nullable NumberToken number(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    if (cell == null) {
      return null;
    }
    NavigableMap<Integer, NumberToken> within =
        tokens.subMap(cell.start(), true, cell.end(), false);
    if (within.size() != 1) {
      return null;
    }
    NumberToken number = within.firstEntry().getValue();
    int beside = words(table, row, column).length() - (number.end() - number.core());
    return beside <= BESIDE ? number : null;
  }

  private String words(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    return cell == null ? "" : text.substring(cell.start(), cell.end()).strip();
  }
}
