package dev.fazhi.audit;

import dev.fazhi.audit.language.ChangeWords;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.audit.language.NumberToken.Role;
import dev.fazhi.definition.Definitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds changes and last year's values that follow a metric in a text and need no phrase of their
 * own.
 */
final class ChangeAudit {

  /** Between numbers that one verb governs, as in 分别下降12.2%和9.1%. */
  private static final Pattern AND = Pattern.compile("[^,。;!?0-9]{0,5}?(?:和|、|,|及|与)(?:分别)?");

  private final Definitions definitions;
  private final String text;
  private final List<NumberToken> tokens;
  private final MetricMentions mentions;
  private final NumberReading reading;
  private final int year;
  private final Set<NumberToken> done = new HashSet<>();

  ChangeAudit(
      Definitions definitions,
      String text,
      List<NumberToken> tokens,
      MetricMentions mentions,
      NumberReading reading,
      int year) {
    this.definitions = definitions;
    this.text = text;
    this.tokens = tokens;
    this.mentions = mentions;
    this.reading = reading;
    this.year = year;
    names();
  }

  /** A number with its metric. */
  record Told(NumberToken token, String metric, NumberReading.Read read) {}

  /** A change in words, with its metrics. */
  record Worded(ChangeWords.Went went, List<String> metrics) {}

  private void names() {
    NamePhrases.names(definitions)
        .forEach(
            (name, metric) -> {
              for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                // within a longer word it may be another thing's name
                if (at == 0 || !Character.isIdeographic(text.charAt(at - 1))) {
                  mentions.add(at, at + name.length(), metric.id());
                }
              }
            });
  }

  /**
   * The numbers that tell of a change or of last year.
   *
   * @param claimed those that are told of otherwise
   */
  List<Told> numbers(Set<NumberToken> claimed) {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      NumberToken token = tokens.get(i);
      if (token.role() == Role.FIGURE && !claimed.contains(token) && !done.contains(token)) {
        told.addAll(told(i, claimed));
      }
    }
    return told;
  }

  private List<Told> told(int index, Set<NumberToken> claimed) {
    NumberToken token = tokens.get(index);
    int from = mentions.sentence(token.start());
    Optional<ChangeWords.Said> change = ChangeWords.change(text, from, token.start(), year);
    if (change.isEmpty()) {
      int was = ChangeWords.was(text, from, token.start());
      return was < 0
          ? List.of()
          : mentions
              .last(was)
              .filter(id -> !id.equals(MetricMentions.NO_TOTAL) && isPrior(id, token))
              .map(id -> List.of(tell(token, id, reading.prior(id, token))))
              .orElse(List.of());
    }
    ChangeWords.Said said = change.get();
    List<NumberToken> group = said.each() ? group(index, claimed) : List.of(token);
    List<String> metrics =
        group.size() == 1 ? subject(said, token) : mentions.last(said.from(), group.size());
    if (metrics.contains(MetricMentions.NO_TOTAL)) {
      return List.of();
    }
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < group.size() && group.size() == metrics.size(); i++) {
      String id = metrics.get(i);
      if (reading.fits(id, group.get(i))) {
        told.add(tell(group.get(i), id, reading.change(id, group.get(i), said.direction())));
      }
    }
    return told;
  }

  /** What was spoken of before the base, or between it and the verb of a second change. */
  private List<String> subject(ChangeWords.Said said, NumberToken token) {
    Optional<String> before = mentions.last(said.verb());
    return (before.isPresent() ? before : mentions.last(said.from())).stream().toList();
  }

  private boolean isPrior(String id, NumberToken token) {
    boolean rate = NumberJudge.isRate(definitions.metric(id));
    return rate ? token.number().percent() : reading.fits(id, token) && !token.number().percent();
  }

  private Told tell(NumberToken token, String id, NumberReading.Read read) {
    done.add(token);
    // what follows may go on about the same metric
    mentions.add(token.start(), end(token, id), id);
    return new Told(token, id, read);
  }

  private int end(NumberToken token, String id) {
    for (String unit : List.of("个百分点", "百分点", "倍", definitions.metric(id).unit())) {
      if (text.startsWith(unit, token.end())) {
        return token.end() + unit.length();
      }
    }
    return token.end();
  }

  private List<NumberToken> group(int index, Set<NumberToken> claimed) {
    List<NumberToken> group = new ArrayList<>(List.of(tokens.get(index)));
    for (int i = index + 1; i < tokens.size(); i++) {
      NumberToken next = tokens.get(i);
      int end = group.get(group.size() - 1).end();
      boolean joined = next.start() >= end && AND.matcher(text).region(end, next.start()).matches();
      if (!joined || next.role() != Role.FIGURE || claimed.contains(next)) {
        break;
      }
      group.add(next);
    }
    return group;
  }

  /** The changes told in words, without those that begin within a phrase. */
  List<Worded> words(Set<Integer> known) {
    List<Worded> worded = new ArrayList<>();
    for (ChangeWords.Went went : ChangeWords.went(text, year)) {
      if (!known.contains(went.start())) {
        int count = went.all() ? mentions.count(went.start()) : 1;
        int counted = ChangeWords.counted(text, went.start());
        List<String> metrics =
            mentions.last(went.start(), went.all() && counted > 0 ? counted : count);
        boolean clear = !went.all() || counted > 0 || count == 2;
        if (clear && !metrics.isEmpty() && !metrics.contains(MetricMentions.NO_TOTAL)) {
          worded.add(new Worded(went, metrics));
        }
      }
    }
    return worded;
  }
}
