package dev.fazhi.audit;

import dev.fazhi.audit.PhraseMatch.Bound;
import dev.fazhi.audit.language.ChangeWords;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.audit.language.NumberToken.Role;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Phrase.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds phrases in a text. */
final class PhraseFinder {

  /** How many characters a gap of a phrase spans at most. */
  private static final int LONGEST_GAP = 40;

  private static final String CASES = "件宗起例";
  private static final String END_OF_SENTENCE = "。!?;";

  private final String text;
  private final NavigableMap<Integer, NumberToken> tokens = new TreeMap<>();

  PhraseFinder(FoldedText folded, List<NumberToken> found) {
    text = folded.text();
    for (NumberToken token : found) {
      if (token.role() != Role.LABEL) {
        tokens.put(token.core(), token);
      }
    }
  }

  /**
   * Where the phrase stands, in the order of the text; where several of its wordings do, the one
   * that stands first in the definitions.
   */
  List<PhraseMatch> find(Phrase phrase) {
    NavigableMap<Integer, PhraseMatch> matches = new TreeMap<>();
    for (List<Part> wording : phrase.wordings()) {
      for (PhraseMatch match : find(phrase, wording)) {
        Map.Entry<Integer, PhraseMatch> before = matches.floorEntry(match.start());
        Map.Entry<Integer, PhraseMatch> after = matches.ceilingEntry(match.start());
        if (!overlap(match, before) && !overlap(match, after)) {
          matches.put(match.start(), match);
        }
      }
    }
    return List.copyOf(matches.values());
  }

  private static boolean overlap(PhraseMatch one, Map.@Nullable Entry<Integer, PhraseMatch> entry) {
    PhraseMatch other = entry == null ? null : entry.getValue();
    return other != null && one.start() < other.end() && other.start() < one.end();
  }

  private List<PhraseMatch> find(Phrase phrase, List<Part> wording) {
    List<PhraseMatch> matches = new ArrayList<>();
    int at = begin(wording.get(0), 0);
    while (at >= 0) {
      Map<Integer, Bound> numbers = new LinkedHashMap<>();
      int end = match(wording, 0, at, numbers);
      if (end >= 0) {
        matches.add(new PhraseMatch(phrase, at, end, List.copyOf(numbers.values())));
      }
      at = begin(wording.get(0), Math.max(at + 1, end));
    }
    return matches;
  }

  /** The next place where a wording could begin; -1 when there is none. */
  private int begin(Part first, int from) {
    if (first instanceof Part.Words words) {
      return text.indexOf(FoldedText.of(words.text()).text(), from);
    }
    // the words before a number, such as 不超过, may begin before the place and its digits after it
    for (NumberToken token : tokens.tailMap(from, true).values()) {
      if (token.start() >= from) {
        return token.start();
      }
    }
    return -1;
  }

  /** Where the parts from the index on end when they stand at that place; -1 when they do not. */
  private int match(List<Part> parts, int index, int at, Map<Integer, Bound> numbers) {
    if (index == parts.size()) {
      return at;
    }
    Part part = parts.get(index);
    if (part instanceof Part.Words words) {
      int end = matchWords(FoldedText.of(words.text()).text(), at, index > 0);
      return end < 0 ? -1 : match(parts, index + 1, end, numbers);
    }
    return part instanceof Part.Number number
        ? matchNumber(parts, index, at, numbers, number.metric())
        : matchGap(parts, index, at, numbers);
  }

  /** Where the words end that stand there, with comparisons put in before a comma passed over. */
  private int matchWords(String words, int at, boolean within) {
    int place = at;
    for (int i = 0; i < words.length(); i++) {
      if (within && (words.charAt(i) == ',' || words.charAt(i) == ';')) {
        place = ChangeWords.afterAsides(text, place);
      }
      boolean unit = within && i == 0;
      if (place >= text.length() || !isSame(text.charAt(place), words.charAt(i), unit)) {
        return -1;
      }
      place++;
    }
    return place;
  }

  /** Cases are counted as 件, 宗, 起 or 例, whichever the phrase has. */
  private static boolean isSame(char one, char other, boolean unit) {
    return one == other || (unit && CASES.indexOf(one) >= 0 && CASES.indexOf(other) >= 0);
  }

  private int matchNumber(
      List<Part> parts, int index, int at, Map<Integer, Bound> numbers, @Nullable String metric) {
    Map.Entry<Integer, NumberToken> next = tokens.ceilingEntry(at);
    if (next == null || next.getValue().start() > at) {
      return -1;
    }
    for (int end : next.getValue().ends()) {
      numbers.put(index, new Bound(next.getValue(), metric));
      int matched = match(parts, index + 1, end, numbers);
      if (matched >= 0) {
        return matched;
      }
      numbers.remove(index);
    }
    return -1;
  }

  private int matchGap(List<Part> parts, int index, int at, Map<Integer, Bound> numbers) {
    int last = Math.min(text.length(), at + LONGEST_GAP);
    for (int end = at; end <= last; end++) {
      int matched = match(parts, index + 1, end, numbers);
      if (matched >= 0) {
        return matched;
      }
      if (end == last || END_OF_SENTENCE.indexOf(text.charAt(end)) >= 0 || isFigure(end)) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isFigure(int at) {
    NumberToken token = tokens.get(at);
    return token != null && token.role() == Role.FIGURE;
  }
}
