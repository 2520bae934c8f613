package dev.fazhi.measure.delivery;

import dev.fazhi.store.archive.DateRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a file as the register keeps it.
 *
 * @param days of the newer file that it is about; null when it is about the file itself
 * @param times how often it was found
 */
public record Finding(
    String code, String sheet, String field, String seen, @Nullable DateRange days, long times) {

  private static final String NUMBER = "\\d+";

  /** What a late export tells of a newer one ends with the days of that. */
  private static final Pattern OF_NEWER =
      Pattern.compile("(.*?) ?(\\d{4}-\\d\\d-\\d\\d 至 \\d{4}-\\d\\d-\\d\\d)");

  static Finding of(String code, String sheet, String field, String seen, long times) {
    Matcher newer = OF_NEWER.matcher(seen);
    return FindingNotes.LATE.contains(code) && newer.matches()
        ? new Finding(code, sheet, field, newer.group(1), DateRange.parse(newer.group(2)), times)
        : new Finding(code, sheet, field, seen, null, times);
  }

  /** The same with something else that was seen. */
  Finding as(String other) {
    return new Finding(code, sheet, field, other, days, times);
  }

  boolean isAlike(Finding other) {
    boolean numbers = seen.matches(NUMBER) && other.seen.matches(NUMBER);
    return code.equals(other.code)
        && sheet.equals(other.sheet)
        && field.equals(other.field)
        && (numbers || seen.equals(other.seen));
  }
}
