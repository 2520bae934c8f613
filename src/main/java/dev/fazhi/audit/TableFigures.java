package dev.fazhi.audit;

import dev.fazhi.audit.document.DocumentTable;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of tables whose rows are headed by the names of metrics. */
final class TableFigures {

  private static final Pattern CHANGE = Pattern.compile("增减|同比|期比|变动|较上年|比上年");
  private static final Pattern PRIOR = Pattern.compile("上年|去年|上期");
  private static final Pattern DOWN = Pattern.compile("下降|减少|降低|↓|[-−–]");

  private final FoldedText folded;
  private final String text;
  private final NavigableMap<Integer, NumberToken> tokens;
  private final Map<String, Metric> names;

  /**
   * A number with what its heads say that it is.
   *
   * @param direction which way it changed, when it is a change
   */
  record Cell(NumberToken token, String metric, Aspect aspect, Direction direction) {}

  /**
   * @param tokens the numbers by where they begin in the original text
   */
  TableFigures(
      Definitions definitions,
      FoldedText folded,
      String text,
      NavigableMap<Integer, NumberToken> tokens) {
    this.folded = folded;
    this.text = text;
    this.tokens = tokens;
    this.names = NamePhrases.unambiguous(definitions);
  }

  private static String fold(String text) {
    return FoldedText.of(text).text();
  }

  List<Cell> cells(List<DocumentTable> tables) {
    List<Cell> cells = new ArrayList<>();
    for (DocumentTable table : tables) {
      for (int row = 1; row < table.rows().size(); row++) {
        String metric = metric(table, row);
        for (int column = 0; metric != null && column < table.columns(); column++) {
          NumberToken token = number(table, row, column);
          if (token != null) {
            cells.add(cell(token, metric, head(table, column), words(table, row, column)));
          }
        }
      }
    }
    return cells;
  }

  private static Cell cell(NumberToken token, String metric, String head, String words) {
    Aspect aspect =
        CHANGE.matcher(head).find()
            ? Aspect.CHANGE
            : PRIOR.matcher(head).find() ? Aspect.PRIOR : Aspect.NOW;
    Direction direction = DOWN.matcher(words).find() ? Direction.DOWN : Direction.UP;
    return new Cell(token, metric, aspect, direction);
  }

  private @Nullable String metric(DocumentTable table, int row) {
    for (int column = 0; column < table.columns(); column++) {
      Metric metric = names.get(fold(words(table, row, column)));
      if (metric != null) {
        return metric.id();
      }
    }
    return null;
  }

  private String head(DocumentTable table, int column) {
    return fold(words(table, 0, column));
  }

  private @Nullable NumberToken number(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    if (cell == null) {
      return null;
    }
    NavigableMap<Integer, NumberToken> within =
        tokens.subMap(cell.start(), true, cell.end(), false);
    return within.size() == 1 ? within.values().iterator().next() : null;
  }

  private String words(DocumentTable table, int row, int column) {
    DocumentTable.Cell cell = table.cell(row, column);
    return cell == null ? "" : text.substring(cell.start(), cell.end()).strip();
  }
}
