package dev.fazhi.audit;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.Judgement;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what the audit of a text finds, and which metrics the text tells. */
final class FindingCollector {

  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparingInt(finding -> Objects.requireNonNull(finding.spot()).start());

  private final Definitions definitions;
  private final FigureIndex figures;
  private final FoldedText folded;
  private final String text;
  private final TextLocations spots;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  FindingCollector(Definitions definitions, FigureIndex figures, FoldedText folded, String text) {
    this.definitions = definitions;
    this.figures = figures;
    this.folded = folded;
    this.text = text;
    this.spots = new TextLocations(text);
  }

  /** All in the order of the text, then the metrics that it lacks. */
  AuditReport report() {
    findings.sort(IN_ORDER);
    addMissing();
    return new AuditReport(List.copyOf(findings));
  }

  /** A number of which the others of the text speak. */
  void add(Checked within) {
    findings.add(SelfAudit.finding(within, "文内：", folded, text, spots));
  }

  /** A number of a metric, or of a group of it, by that name. */
  void add(NumberToken token, String id, String name, String ours, Judgement judgement) {
    add(spot(token.start(), token.end()), token.number(), id, name, ours, judgement);
  }

  /** A number of a metric; one that is told of something else is none of ours. */
  void add(NumberToken token, String id, NumberReading.Read read) {
    Judgement judgement = read.judgement();
    if (judgement == null) {
      addNotOurs(token, "说的不是本库的累计总量（另一段时间、另一地区、均数，或另加限定的量），未核对");
      return;
    }
    if (read.aspect() == Aspect.NOW && read.isTotal(definitions.metric(id))) {
      told.add(id);
    }
    add(spot(token.start(), token.end()), token.number(), id, read.name(), read.ours(), judgement);
  }

  /** Words that say which way a metric went. */
  void addTrend(int start, int end, String id, Phrase.Direction direction) {
    Metric metric = definitions.metric(id);
    Figure figure = figures.total(id);
    String ours = figure == null ? "" : PublishedValueText.besideLastYear(metric, figure);
    Judgement judgement = ClaimJudge.trend(metric, figure, direction);
    add(spot(start, end), null, id, metric.name(), ours, judgement);
  }

  /** Words that say how much a metric is. */
  void addWorth(int start, int end, String id, int value) {
    Metric metric = definitions.metric(id);
    Figure figure = figures.total(id);
    Judgement judgement = ClaimJudge.worth(metric, figure, value);
    told.add(id);
    add(
        spot(start, end),
        null,
        id,
        metric.name(),
        PublishedValueText.of(metric, figure),
        judgement);
  }

  private void add(
      Finding.Spot spot,
      @Nullable PrintedNumber number,
      String id,
      String name,
      String ours,
      Judgement judged) {
    findings.add(
        new Finding(
            judged.verdict(),
            spot,
            text.substring(spot.start(), spot.end()),
            number,
            id,
            name,
            ours,
            judged.rules(),
            List.of(),
            judged.explanation()));
  }

  /** A number that is no figure of ours, and why. */
  void addNotOurs(NumberToken token, String why) {
    Finding.Spot spot = spot(token.start(), token.end());
    String printed = text.substring(spot.start(), spot.end());
    findings.add(
        new Finding(
            Verdict.NOT_OURS,
            spot,
            printed,
            token.number(),
            null,
            "",
            "",
            List.of(),
            List.of(),
            why));
  }

  private void addMissing() {
    for (String id : definitions.audit().metrics()) {
      if (!told.contains(id)) {
        Metric metric = definitions.metric(id);
        findings.add(
            new Finding(
                Verdict.MISSING,
                null,
                "",
                null,
                id,
                metric.name(),
                PublishedValueText.of(metric, figures.total(id)),
                List.of(),
                List.of(),
                "文中没有找到这个指标的说法"));
      }
    }
  }

  private Finding.Spot spot(int start, int end) {
    return spots.of(folded.start(start), folded.end(end - 1));
  }
}
