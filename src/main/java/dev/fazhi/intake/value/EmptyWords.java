package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words and days that stand for an empty cell of a field. What the field knows as a value of
 * its own is never among them; nor, unless the field itself says so, is in a field of text a word
 * that tells how far something got, since there it may be what the field is about.
 */
final class EmptyWords {

  private static final String STATES = "未待尚";

  /** How far something got, where its end is asked for: 暂未结案, 正在调解, 办理中. */
  private static final Pattern UNDERWAY =
      Pattern.compile("(?:[暂尚还仍]?[未没待]|正在)\\p{IsHan}{1,4}|\\p{IsHan}{2,3}中");

  private static final int LONGEST_UNDERWAY = 8;

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(\\D.*)?");

  private final Set<String> words = new HashSet<>();
  private final Set<Integer> days = new HashSet<>();
  private final boolean time;
  private final boolean underway;
  private int longest;

  /**
   * @param usual the words of all fields
   * @param own spellings that are values of the field
   */
  EmptyWords(Field field, List<String> usual, Collection<String> own) {
    this.time = field.type().isTime();
    List<String> declared = field.reading().empty();
    this.underway = time && declared == null;
    boolean isText = field.type().isText() && field.type() != Field.Type.PERIOD;
    Set<String> values = new HashSet<>();
    own.forEach(value -> values.add(folded(value)));
    for (String word : declared == null ? usual : declared) {
      boolean state = declared == null && STATES.indexOf(word.charAt(0)) >= 0;
      Integer day = day(Texts.clean(word));
      if (day != null) {
        days.add(day);
      } else if (!values.contains(folded(word)) && !(state && isText)) {
        words.add(folded(word));
        longest = Math.max(longest, word.length());
      }
    }
  }

  /** Whether a cell that is not blank says that there is nothing. */
  boolean include(Cell cell) {
    if (cell instanceof Cell.Moment moment) {
      return time && isDay(moment.value().getYear(), moment.value());
    }
    String text = cell.text();
    // a few blanks around the longest word at most
    boolean word = text.length() <= longest + 4 && words.contains(folded(text));
    return word
        || time && !days.isEmpty() && isDay(text)
        || underway
            && text.length() <= LONGEST_UNDERWAY
            && UNDERWAY.matcher(Texts.squeezed(text)).matches();
  }

  private boolean isDay(int year, java.time.LocalDateTime moment) {
    return days.contains(number(year, moment.getMonthValue(), moment.getDayOfMonth()));
  }

  private boolean isDay(String text) {
    // the number of the day before the first of the calendar of spreadsheets
    if (text.equals("0")) {
      return days.contains(number(1900, 1, 0));
    }
    if (text.length() < 8 || text.length() > 40 || isOfAnotherYear(text)) {
      return false;
    }
    Integer day = day(Texts.clean(text));
    return day != null && days.contains(day);
  }

  /** Most days are: they need not be cleaned and taken apart to be told from these. */
  private boolean isOfAnotherYear(String text) {
    int year = 0;
    for (int i = 0; i < 4; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      year = year * 10 + digit;
    }
    for (int day : days) {
      if (day / 10_000 == year) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Integer day(String clean) {
    Matcher day = DAY.matcher(clean);
    return day.matches()
        ? number(
            Integer.parseInt(day.group(1)),
            Integer.parseInt(day.group(2)),
            Integer.parseInt(day.group(3)))
        : null;
  }

  private static int number(int year, int month, int day) {
    return (year * 100 + month) * 100 + day;
  }

  /** All dashes are one dash, and so are several of them. */
  private static String folded(String text) {
    String normal = Spelling.normal(text).toLowerCase(Locale.ROOT);
    return Texts.withOneDash(normal);
  }
}
