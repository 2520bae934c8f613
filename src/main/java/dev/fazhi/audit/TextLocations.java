package dev.fazhi.audit;

import dev.fazhi.audit.finding.Finding;
import java.util.regex.Pattern;

/** Places of a text as a person finds them. */
final class TextLocations {

  private static final String ENDS = "。！？!?；;\n";
  private static final Pattern BREAKS = Pattern.compile("\\R");

  /** A sentence that never ends is cut so far from the place. */
  private static final int FAR = 200;

  private final String text;

  TextLocations(String text) {
    this.text = text;
  }

  Finding.Spot of(int start, int end) {
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new Finding.Spot(start, end, line, start - lineStart + 1, sentence(start, end));
  }

  private String sentence(int start, int end) {
    int from = start;
    while (from > 0 && start - from < FAR && ENDS.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < FAR && ENDS.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    if (to < text.length() && text.charAt(to) != '\n') {
      to++;
    }
    return BREAKS.matcher(text.substring(from, to)).replaceAll(" ").strip();
  }
}
