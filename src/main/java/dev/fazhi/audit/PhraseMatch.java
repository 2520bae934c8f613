package dev.fazhi.audit;

import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.definition.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a phrase stands in a folded text.
 *
 * @param phrase which one
 * @param start where it begins
 * @param end where it ends
 * @param numbers the numbers in it, in their order
 */
record PhraseMatch(Phrase phrase, int start, int end, List<Bound> numbers) {

  /** A number with the metric that it is; null for a number that is no metric. */
  record Bound(NumberToken token, @Nullable String metric) {}
}
