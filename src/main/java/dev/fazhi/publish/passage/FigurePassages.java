package dev.fazhi.publish.passage;

import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Origin;
import dev.fazhi.publish.text.FigureWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Expresses figures in running text. */
public final class FigurePassages {

  private static final String SAME_PERIOD = "同比";
  private static final String AGAINST = "较上年同期";

  private FigurePassages() {}

  /** The figure's value, as given, with its unit. */
  public static Passage value(Figure figure, BigDecimal value) {
    Origin origin = new Origin(figure, FigurePart.VALUE);
    return new Passage(
        FigureWords.value(figure, value), origin, Form.VALUE, remarks(figure, false));
  }

  /** Whether the figure has a number for that form. */
  public static boolean has(Figure figure, Form form) {
    return number(figure, form) != null;
  }

  /** The figure in a form that it has a number for. */
  public static Passage of(Figure figure, Form form) {
    BigDecimal number = Objects.requireNonNull(number(figure, form), "a figure with a number");
    String words =
        switch (form) {
          case VALUE -> FigureWords.value(figure, number);
          case WAN -> FigureWords.tenThousands(figure, number);
          case NUMBER -> FigureWords.number(number, figure.unit());
          case PRIOR -> FigureWords.number(number, figure.unit()) + figure.unit();
          case CHANGE -> FigureWords.change(figure, SAME_PERIOD);
          case DELTA -> FigureWords.delta(figure, AGAINST);
        };
    return new Passage(
        words, new Origin(figure, part(figure, form)), form, remarks(figure, form.compares()));
  }

  /** The remarks from a figure's notes; those on last year only where it is compared. */
  public static List<String> remarks(Figure figure, boolean compares) {
    return figure.notes().stream()
        .filter(note -> compares || Note.find(note).filter(Note::isOnLastYear).isEmpty())
        .map(note -> figure.name() + "：" + Note.sentence(note))
        .toList();
  }

  /** The part of the figure that a form expresses. */
  private static FigurePart part(Figure figure, Form form) {
    boolean rate = figure.comparison().points() != null;
    return switch (form) {
      case VALUE, WAN, NUMBER -> FigurePart.VALUE;
      case PRIOR -> FigurePart.PRIOR_VALUE;
      case CHANGE -> rate ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE_PERCENT;
      case DELTA -> rate ? FigurePart.CHANGE_POINTS : FigurePart.CHANGE;
    };
  }

  private static @Nullable BigDecimal number(Figure figure, Form form) {
    return form == Form.PRIOR ? figure.last().value() : figure.current().value();
  }
}
