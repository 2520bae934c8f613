package dev.fazhi.definition;

import dev.fazhi.definition.condition.Reference;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All definitions of {@code jobs/}, checked as a whole.
 *
 * @param nightly schedule, limits and tolerance
 * @param sources by id, in the order of their files' names
 * @param references by id
 * @param metrics by id, in the order declared
 * @param identities equations between metrics that are asserted at every run
 * @param draft the draft of the year's report; {@link Draft#NONE} when there is none
 * @param bulletin that of the report of a month, quarter or half year
 * @param tables the sheets of the workbook, in order
 * @param audit the words by which the audit finds the figures of a text
 * @param templates the bytes of the unit's own workbooks and documents, by their files below {@code
 *     templates/}; {@link TemplatePeriods} says for which reports
 * @param digest SHA-256 of the definitions' bytes in hex; it changes with every edit
 * @param disabled the sources that are switched off, and with them whatever needs their figures:
 *     nothing of it is among the rest
 */
public record Definitions(
    Nightly nightly,
    Map<String, Source> sources,
    Map<String, Reference> references,
    Map<String, Metric> metrics,
    List<Identity> identities,
    Draft draft,
    Draft bulletin,
    List<Table> tables,
    AuditPhrases audit,
    Map<String, byte[]> templates,
    String digest,
    Disabled disabled) {

  /** Definitions without a draft, phrases for the audit and templates. */
  public Definitions(
      Nightly nightly,
      Map<String, Source> sources,
      Map<String, Reference> references,
      Map<String, Metric> metrics,
      List<Identity> identities,
      List<Table> tables,
      String digest) {
    this(
        nightly,
        sources,
        references,
        metrics,
        identities,
        Draft.NONE,
        Draft.NONE,
        tables,
        AuditPhrases.NONE,
        Map.of(),
        digest,
        Disabled.NONE);
  }

  /**
   * The definitions of what is published at that cut-off: the draft of its report and the templates
   * that are filled for it.
   */
  public Definitions reporting(AsOf asOf) {
    Map<String, byte[]> filled = new LinkedHashMap<>(templates);
    filled.keySet().removeIf(file -> !TemplatePeriods.of(file).contains(asOf.reports()));
    return new Definitions(
        nightly,
        sources,
        references,
        metrics,
        identities,
        asOf.isYear() ? draft : bulletin,
        bulletin,
        tables,
        audit,
        Collections.unmodifiableMap(filled),
        digest,
        disabled);
  }

  /** The periods before others with which tables and reports of that cut-off compare them. */
  public Set<Period> before(AsOf asOf) {
    Set<Period> before = new LinkedHashSet<>();
    if (!asOf.isYear()) {
      before.add(asOf.before(asOf.reported()));
    }
    for (Table table : tables) {
      if (table.parts().stream().anyMatch(Filing.Part.BEFORE::contains)) {
        before.add(asOf.before(asOf.month()));
        if (table.rows() == Table.Rows.MONTHS) {
          before.add(asOf.before(asOf.months().get(0)));
        }
      }
    }
    return before;
  }

  /** The sources by id, also those that are switched off, whose rows stay known. */
  public Map<String, Source> knownSources() {
    Map<String, Source> known = new LinkedHashMap<>(sources);
    known.putAll(disabled.sources());
    return Collections.unmodifiableMap(known);
  }

  /** The source of that id, which the definitions are known to have. */
  public Source source(String id) {
    return known(sources.get(id), id);
  }

  /** The metric of that id, which the definitions are known to have. */
  public Metric metric(String id) {
    return known(metrics.get(id), id);
  }

  /**
   * The metrics that are counted for a metric, each once: numerator and denominator of a rate,
   * those that a sum is made of, else the metric itself.
   */
  public List<Metric> parts(Metric metric) {
    List<String> operands = metric.counting().operands();
    return operands.isEmpty()
        ? List.of(metric)
        : operands.stream()
            .flatMap(id -> parts(metric(id)).stream().map(Metric::id))
            .distinct()
            .map(this::metric)
            .toList();
  }

  /** What a rate is of: its denominator, or its numerator where the denominator is only given. */
  public Metric base(Metric.Ratio ratio) {
    Metric lower = metric(ratio.denominator());
    return lower.counting() instanceof Metric.Given ? metric(ratio.numerator()) : lower;
  }

  /**
   * How a metric is worked out from others, or taken from a list; empty for one that is counted.
   */
  public String equation(Metric metric) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      return "%s ÷ %s%s"
          .formatted(
              metric(ratio.numerator()).name(),
              metric(ratio.denominator()).name(),
              ratio.times() == 1 ? "" : " × " + ratio.times());
    }
    if (metric.counting() instanceof Metric.Given given) {
      return "取自 jobs/reference/" + given.list() + ".csv，按年";
    }
    if (!(metric.counting() instanceof Metric.Derived derived)) {
      return "";
    }
    StringBuilder sum = new StringBuilder();
    for (Metric.Term term : derived.terms()) {
      boolean minus = term.times().signum() < 0;
      BigDecimal times = term.times().abs();
      sum.append(minus ? " − " : sum.isEmpty() ? "" : " + ").append(metric(term.metric()).name());
      if (times.compareTo(BigDecimal.ONE) != 0) {
        sum.append(" × ").append(times.toPlainString());
      }
    }
    return sum.toString().strip();
  }

  /**
   * The sources whose rows a figure of a metric that is no rate reads, its own first.
   *
   * @param by what it is broken down by; empty for the total
   */
  public List<Source> sources(Metric metric, String by) {
    return FieldUse.reads(metric, source(metric.source()), by).keySet().stream()
        .map(this::source)
        .toList();
  }

  /** The reference list of that id, which the definitions are known to have. */
  public Reference reference(String id) {
    return known(references.get(id), id);
  }

  /** The reference list of a field, which the field may not have; null for none. */
  public @org.jspecify.annotations.Nullable Reference listOf(Source source, String field) {
    return source.rowFields().stream()
        .filter(each -> each.name().equals(field) && each.reference() != null)
        .findFirst()
        .map(each -> references.get(each.reference()))
        .orElse(null);
  }

  private static <T> T known(@org.jspecify.annotations.Nullable T found, String id) {
    if (found == null) {
      throw new IllegalArgumentException("no definition of " + id);
    }
    return found;
  }
}
