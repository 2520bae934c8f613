package dev.fazhi.audit;

import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives phrases from the names and aliases of metrics: where they stand in a text, and the
 * phrases that they are with a number behind them, 某量5204件, 某率为91.25%.
 */
final class NamePhrases {

  /** Shorter names are words of everyday speech too. */
  private static final int SHORTEST = 4;

  private static final List<String> COPULAS = List.of("", "为", "达", "共", "是", "：");

  private NamePhrases() {}

  /** The metrics by those folded names that are long enough and belong to one alone. */
  static Map<String, Metric> names(Definitions definitions) {
    Map<String, Metric> names = unambiguous(definitions);
    names.keySet().removeIf(name -> name.length() < SHORTEST);
    return names;
  }

  /** The metrics by those folded names, however short, that belong to one alone. */
  static Map<String, Metric> unambiguous(Definitions definitions) {
    Map<String, List<Metric>> owners = new LinkedHashMap<>();
    for (Metric metric : definitions.metrics().values()) {
      for (String name : metric.names()) {
        owners.computeIfAbsent(FoldedText.of(name).text(), n -> new ArrayList<>()).add(metric);
      }
    }
    Map<String, Metric> names = new LinkedHashMap<>();
    owners.forEach(
        (name, metrics) -> {
          if (metrics.size() == 1) {
            names.put(name, metrics.get(0));
          }
        });
    return names;
  }

  /** Those of longer names come first, for a shorter one may be the end of it. */
  static List<Phrase> of(Definitions definitions) {
    return names(definitions).entrySet().stream()
        .sorted((one, other) -> other.getKey().length() - one.getKey().length())
        .map(entry -> phrase(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Phrase phrase(String name, Metric metric) {
    List<List<Phrase.Part>> wordings = new ArrayList<>();
    for (String copula : COPULAS) {
      List<Phrase.Part> parts = new ArrayList<>();
      parts.add(new Phrase.Part.Words(name + copula));
      parts.add(new Phrase.Part.Number(metric.id()));
      if (!metric.isPercentage()) {
        parts.add(new Phrase.Part.Words(metric.unit()));
      }
      wordings.add(parts);
    }
    return new Phrase(wordings, new Phrase.Claim.Numbers());
  }
}
