package dev.fazhi.definition;

import java.util.List;

/**
 * The phrases by which the audit of a published text finds its figures.
 *
 * @param phrases in the order declared; where two claim the same number, the first has it
 * @param deeds words that may stand between the name of a group and its number, such as what is
 *     done with what is counted
 * @param qualifiers words before a phrase by which its number is another quantity than the metric
 */
public record AuditPhrases(List<Phrase> phrases, List<String> deeds, List<String> qualifiers) {

  /** No phrases, so that no number of a text is bound. */
  public static final AuditPhrases NONE = new AuditPhrases(List.of(), List.of(), List.of());

  /** The metrics that a phrase binds, each once, in the order declared. */
  public List<String> metrics() {
    return phrases.stream().flatMap(phrase -> phrase.metrics().stream()).distinct().toList();
  }
}
