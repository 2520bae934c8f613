package dev.fazhi.intake.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The expressions of {@code words.txt}, by the kind of column that each tells. */
final class ProposalWords {

  static final String NUMBER = "number";
  static final String OWNER = "owner";
  static final String RUNNING = "running";
  static final String DAY = "day";
  static final String DUE = "due";
  static final String END = "end";
  static final String YEAR = "year";
  static final String RATE = "rate";
  static final String MEAN = "mean";
  static final String CODE = "code";
  private static final String UNIT = "unit:";

  private final Map<String, List<Pattern>> kinds = new LinkedHashMap<>();

  ProposalWords() {
    try (InputStream words =
        Objects.requireNonNull(ProposalWords.class.getResourceAsStream("words.txt"))) {
      new String(words.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && line.indexOf(' ') > 0)
          .forEach(
              line ->
                  kinds
                      .computeIfAbsent(
                          line.substring(0, line.indexOf(' ')), any -> new ArrayList<>())
                      .add(Pattern.compile(line.substring(line.indexOf(' ') + 1))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<Pattern> of(String kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  /**
   * Whether a header tells a column of that kind, with or without what stands in brackets at its
   * end; {@code createdAt} is read as two words.
   */
  boolean tells(String kind, String header) {
    String spaced = header.replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    String bare = spaced.replaceFirst("\\s*[(（\\[【][^)）\\]】]*[)）\\]】]$", "");
    return of(kind).stream()
        .anyMatch(pattern -> pattern.matcher(spaced).find() || pattern.matcher(bare).find());
  }

  /** What a number counts that stands under a header; empty when the header does not tell. */
  String unit(String header) {
    return kinds.keySet().stream()
        .filter(kind -> kind.startsWith(UNIT) && tells(kind, header))
        .map(kind -> kind.substring(UNIT.length()))
        .findFirst()
        .orElse("");
  }
}
