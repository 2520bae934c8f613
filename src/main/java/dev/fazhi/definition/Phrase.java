package dev.fazhi.definition;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words of a published text and what they say.
 *
 * @param wordings the ways in which it is put, at least one
 * @param says what the words or the numbers in them mean
 */
public record Phrase(List<List<Part>> wordings, Claim says) {

  /** A piece of a wording. */
  public sealed interface Part {
    /** Words as they stand, whatever their width and white space. */
    record Words(String text) implements Part {}

    /**
     * A number in any form.
     *
     * @param metric the metric that it is; null for a number that is no metric
     */
    record Number(@Nullable String metric) implements Part {}

    /** Some words of the same sentence, without a number. */
    record Gap() implements Part {}
  }

  /** What a phrase says. */
  public sealed interface Claim {
    /** The numbers in it are figures. */
    record Numbers() implements Claim {}

    /** The metrics went that way against the same period last year. */
    record Trend(Direction direction, List<String> of) implements Claim {}

    /** The metrics are that much, in words: 全部 is 100. */
    record Worth(int value, List<String> of) implements Claim {}

    /** The numbers in it are no metric. */
    record NotOurs(String why) implements Claim {}
  }

  /** How something went against last year. */
  public enum Direction {
    /** It rose. */
    UP,
    /** It fell. */
    DOWN,
    /** It stayed as it was. */
    FLAT
  }

  /** The metrics that it binds, in the order written. */
  public List<String> metrics() {
    if (says instanceof Claim.Trend trend) {
      return trend.of();
    } else if (says instanceof Claim.Worth worth) {
      return worth.of();
    }
    return wordings.stream()
        .flatMap(List::stream)
        .flatMap(part -> part instanceof Part.Number number ? Stream.of(number) : Stream.empty())
        .map(Part.Number::metric)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
