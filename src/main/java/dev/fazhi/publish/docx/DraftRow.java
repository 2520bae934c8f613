package dev.fazhi.publish.docx;

import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.passage.FigurePassages;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Origin;
import dev.fazhi.publish.text.FigureWords;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table in the draft: a total beside last year. */
public final class DraftRow {

  private static final String NONE = "—";

  private static final String INCOMPARABLE = "不可比";

  private DraftRow() {}

  /**
   * @param figure null when the vintage has none
   */
  public static List<Passage> of(Metric metric, @Nullable Figure figure) {
    if (figure == null) {
      Passage none = Passage.plain(NONE);
      return List.of(Passage.plain(metric.name()), Passage.plain(metric.unit()), none, none, none);
    }
    boolean rate = figure.comparison().points() != null;
    FigurePart part = rate ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE_PERCENT;
    boolean compared =
        FigureWords.isComparable(figure)
            && figure.current().value() != null
            && figure.last().value() != null
            && part.of(figure) != null;
    return List.of(
        Passage.plain(metric.name()),
        Passage.plain(metric.unit()),
        number(figure, figure.current().value(), FigurePart.VALUE, false),
        number(figure, figure.last().value(), FigurePart.PRIOR_VALUE, true),
        compared
            ? new Passage(
                FigureWords.change(figure, ""), new Origin(figure, part), Form.CHANGE, List.of())
            : Passage.plain(words(figure)));
  }

  /**
   * The change: unchanged for two zeros, although there is no percentage; a mark where a year has
   * no number.
   */
  private static String words(Figure figure) {
    if (figure.current().value() == null || figure.last().value() == null) {
      return NONE;
    }
    BigDecimal change = figure.comparison().change();
    boolean level = change != null && change.signum() == 0 && FigureWords.isComparable(figure);
    return level ? FigureWords.change(figure, "") : INCOMPARABLE;
  }

  private static Passage number(
      Figure figure, @Nullable BigDecimal value, FigurePart part, boolean prior) {
    List<String> remarks =
        prior
            ? FigurePassages.remarks(figure, true).stream()
                .filter(remark -> !FigurePassages.remarks(figure, false).contains(remark))
                .toList()
            : FigurePassages.remarks(figure, false);
    return value == null
        ? new Passage(NONE, null, Form.VALUE, remarks)
        : new Passage(value.toPlainString(), new Origin(figure, part), Form.NUMBER, remarks);
  }
}
