package dev.fazhi.sample.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers from one to another, both included.
 *
 * @param from the smallest
 * @param to the largest, not below {@code from}
 */
public record Range(long from, long to) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,12})(?:-(\\d{1,12}))?");

  /** Reads {@code 3} or {@code 3-15}; null for any other text. */
  public static @Nullable Range of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long from = Long.parseLong(matcher.group(1));
    long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
    return from <= to ? new Range(from, to) : null;
  }
}
