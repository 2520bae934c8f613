package dev.fazhi.intake.header;

import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * What a header says, in the forms that are compared.
 *
 * @param text as it stands there; what is shown of it is {@link #shown}
 * @param normal without white space, width, marks for required columns
 * @param bare as {@code normal}, without what stands in brackets at its end
 * @param notes what stands in those brackets, such as a unit
 */
public record HeaderText(String text, String normal, String bare, List<String> notes) {

  private static final String OPENING = "([【〔{〈<";
  private static final int MOST_NOTES = 8;
  private static final String CLOSING = ")]】〕}〉>";

  /** The header of a blank cell. */
  static final HeaderText NONE = new HeaderText("", "", "", List.of());

  public static HeaderText of(Cell cell) {
    return Texts.isBlank(cell) ? NONE : of(cell.text());
  }

  public static HeaderText of(String text) {
    String normal = withoutMarks(Spelling.normal(Privacy.beginning(text)));
    String bare = normal;
    List<String> notes = new ArrayList<>(1);
    for (int open = openingOfLast(bare);
        open > 0 && notes.size() < MOST_NOTES;
        open = openingOfLast(bare)) {
      notes.add(bare.substring(open + 1, bare.length() - 1));
      bare = withoutMarks(bare.substring(0, open));
    }
    return new HeaderText(text, normal, bare, List.copyOf(notes));
  }

  /** As a person reads it, harmless and without personal data. */
  public String shown() {
    return Privacy.shown(text);
  }

  @Override
  public String toString() {
    return shown();
  }

  boolean isEmpty() {
    return normal.isEmpty();
  }

  /** Where the bracket opens that closes at the end; -1 when none does. */
  private static int openingOfLast(String text) {
    int kind = text.isEmpty() ? -1 : CLOSING.indexOf(text.charAt(text.length() - 1));
    return kind < 0 ? -1 : text.lastIndexOf(OPENING.charAt(kind));
  }

  /** Without the star of a required column and a colon. */
  private static String withoutMarks(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == '*') {
      from++;
    }
    while (to > from && (text.charAt(to - 1) == '*' || text.charAt(to - 1) == ':')) {
      to--;
    }
    return text.substring(from, to);
  }
}
