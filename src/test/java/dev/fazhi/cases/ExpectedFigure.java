package dev.fazhi.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.Vintage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A figure as a case names it, with what it says and what is noted of it. */
final class ExpectedFigure {

  private ExpectedFigure() {}

  /** The notes of each figure, by its name. */
  static Map<String, String> noted(List<Figure> figures) {
    Map<String, String> noted = new TreeMap<>();
    figures.forEach(f -> noted.put(f.metric() + " " + name(f), Note.joined(f.notes())));
    return noted;
  }

  /** Holds what a case expects of a figure against what was found. */
  static void check(Vintage vintage, String name, @Nullable Object wanted, String said) {
    Case expected = Case.of(wanted);
    expected.only(Set.of("value", "prior", "change", "notes"));
    Figure figure =
        vintage.figures().stream()
            .filter(each -> name(each).equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "没有 "
                            + name
                            + "，有的是 "
                            + vintage.figures().stream().map(ExpectedFigure::name).toList()));
    BigDecimal change = figure.comparison().change();
    Map<String, Object> found =
        Map.of(
            "value", text(figure.current().value()),
            "prior", text(figure.last().value()),
            "change", text(change == null ? figure.comparison().points() : change),
            "notes", figure.notes().stream().map(note -> Note.joined(List.of(note))).toList());
    expected
        .body()
        .keySet()
        .forEach(
            part ->
                assertEquals(
                    part.equals("notes") ? expected.texts(part) : expected.text(part, ""),
                    found.get(part),
                    () -> name + " " + part + " " + found + said));
  }

  /** Such as {@code cases.received 2022-05 kind=民事}; without a period of the year to date. */
  private static String name(Figure figure) {
    String from = figure.period().from().toString();
    String period =
        switch (figure.period().kind()) {
          case YTD -> "";
          case MONTH -> " " + from.substring(0, 7);
          case YEAR -> " " + from.substring(0, 4);
          default -> " " + figure.period().kind().id() + " " + from;
        };
    String group = figure.isTotal() ? "" : " " + figure.by() + "=" + figure.group();
    return figure.metric() + period + group;
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
