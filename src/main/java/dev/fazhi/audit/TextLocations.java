package dev.fazhi.audit;

import dev.fazhi.audit.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Describes places in a text for people. */
final class TextLocations {

  private static final String ENDS = "。！？!?；;\n";
  private static final Pattern BREAKS = Pattern.compile("\\R");

  /** A sentence that never ends is cut so far from the place. */
  private static final int FAR = 200;

  private final String text;
  private final List<Integer> breaks = new ArrayList<>();
  private int lastFrom = -1;
  private int lastTo = -1;
  private String last = "";

  TextLocations(String text) {
    this.text = text;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      breaks.add(at);
    }
  }

  Finding.Spot of(int start, int end) {
    int found = Collections.binarySearch(breaks, start);
    int line = found < 0 ? -found : found + 1;
    int lineStart = line == 1 ? 0 : breaks.get(line - 2) + 1;
    return new Finding.Spot(start, end, line, start - lineStart + 1, sentence(start, end));
  }

  /** The sentence around a place; the numbers of a sentence share it. */
  private String sentence(int start, int end) {
    if (start - FAR < lastFrom && lastFrom <= start && end < lastTo && lastTo < end + FAR) {
      return last;
    }
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
    lastFrom = from;
    lastTo = to;
    last = BREAKS.matcher(text.substring(from, to)).replaceAll(" ").strip();
    return last;
  }
}
