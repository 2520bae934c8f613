package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Phrase.Claim;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.NumberToken.Role;
import dev.fazhi.publish.PhraseMatch.Bound;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the numbers that a published text prints and compares each with our figure. */
public final class TextAudit {

  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparingInt(finding -> Objects.requireNonNull(finding.spot()).start());

  private final Definitions definitions;
  private final Figures figures;
  private final FoldedText folded;
  private final String text;
  private final Spots spots;
  private final List<NumberToken> tokens;
  private final Set<NumberToken> claimed = new HashSet<>();
  private final BitSet covered = new BitSet();
  private final List<Finding> findings = new ArrayList<>();

  private TextAudit(Definitions definitions, Vintage vintage, String text) {
    this.definitions = definitions;
    this.figures = new Figures(vintage);
    this.text = text;
    this.folded = FoldedText.of(text);
    this.spots = new Spots(text);
    List<String> units = definitions.metrics().values().stream().map(Metric::unit).toList();
    this.tokens = NumberScanner.tokens(folded, text, new MeasureWords(units));
  }

  /**
   * Audits a text: its numbers, and what it says in words that a phrase declares, against the
   * totals for the year to date. Every number is found by a phrase of the definitions, or is listed
   * as none of ours; only dates, ordinals, titles and the like are passed over.
   *
   * @param text as its readers see it, lines parted by {@code \n}
   */
  public static AuditReport audit(Definitions definitions, Vintage vintage, String text) {
    return new TextAudit(definitions, vintage, text).audit();
  }

  private AuditReport audit() {
    PhraseFinder finder = new PhraseFinder(folded, tokens);
    for (Phrase phrase : definitions.audit().phrases()) {
      for (PhraseMatch match : finder.find(phrase)) {
        add(match);
      }
    }
    for (NumberToken token : tokens) {
      if (token.role() == Role.FIGURE && !claimed.contains(token) && !covered.get(token.core())) {
        addNotOurs(token, "没有短语认得这个数；若是指标，请在 report/audit.yml 里加上它的说法");
      }
    }
    findings.sort(IN_ORDER);
    addMissing();
    return new AuditReport(List.copyOf(findings));
  }

  private void add(PhraseMatch match) {
    Claim says = match.phrase().says();
    for (Bound bound : match.numbers()) {
      String metric = bound.metric();
      if (!(says instanceof Claim.Numbers)) {
        covered.set(bound.token().core());
      }
      if (metric != null && claimed.add(bound.token())) {
        addNumber(bound.token(), metric);
      } else if (says instanceof Claim.NotOurs notOurs && claimed.add(bound.token())) {
        addNotOurs(bound.token(), notOurs.why());
      }
    }
    if (says instanceof Claim.Trend trend) {
      trend.of().forEach(metric -> addTrend(match, metric, trend.direction()));
    } else if (says instanceof Claim.Worth worth) {
      worth.of().forEach(metric -> addWorth(match, metric, worth.value()));
    }
    if (!(says instanceof Claim.NotOurs)) {
      coverWords(match);
    }
  }

  /** A number that the phrase itself spells out, as in 两项数据, needs no other explanation. */
  private void coverWords(PhraseMatch match) {
    for (NumberToken token : tokens) {
      boolean slot = match.numbers().stream().anyMatch(bound -> bound.token().equals(token));
      if (token.core() >= match.start() && token.end() <= match.end() && !slot) {
        covered.set(token.core());
      }
    }
  }

  private void addNumber(NumberToken token, String id) {
    Metric metric = definitions.metric(id);
    Figure figure = figures.total(id);
    Judgement judgement = NumberJudge.judge(metric, figure, token.number());
    add(
        spot(token.start(), token.end()),
        token.number(),
        id,
        OurValue.of(metric, figure),
        judgement);
  }

  private void addTrend(PhraseMatch match, String id, Phrase.Direction direction) {
    Metric metric = definitions.metric(id);
    Figure figure = figures.total(id);
    String ours = figure == null ? "" : OurValue.besideLastYear(metric, figure);
    Judgement judgement = ClaimJudge.trend(metric, figure, direction);
    add(spot(match.start(), match.end()), null, id, ours, judgement);
  }

  private void addWorth(PhraseMatch match, String id, int value) {
    Metric metric = definitions.metric(id);
    Figure figure = figures.total(id);
    Judgement judgement = ClaimJudge.worth(metric, figure, value);
    add(spot(match.start(), match.end()), null, id, OurValue.of(metric, figure), judgement);
  }

  private void add(
      Finding.Spot spot, @Nullable PrintedNumber number, String id, String ours, Judgement judged) {
    findings.add(
        new Finding(
            judged.verdict(),
            spot,
            text.substring(spot.start(), spot.end()),
            number,
            id,
            definitions.metric(id).name(),
            ours,
            judged.rules(),
            judged.explanation()));
  }

  private void addNotOurs(NumberToken token, String why) {
    Finding.Spot spot = spot(token.start(), token.end());
    String printed = text.substring(spot.start(), spot.end());
    findings.add(
        new Finding(Verdict.NOT_OURS, spot, printed, token.number(), null, "", "", List.of(), why));
  }

  private void addMissing() {
    Set<String> found = new HashSet<>();
    findings.forEach(finding -> found.add(Objects.requireNonNullElse(finding.metric(), "")));
    for (String id : definitions.audit().metrics()) {
      if (!found.contains(id)) {
        Metric metric = definitions.metric(id);
        findings.add(
            new Finding(
                Verdict.MISSING,
                null,
                "",
                null,
                id,
                metric.name(),
                OurValue.of(metric, figures.total(id)),
                List.of(),
                "文中没有找到这个指标的说法"));
      }
    }
  }

  private Finding.Spot spot(int start, int end) {
    return spots.of(folded.start(start), folded.end(end - 1));
  }
}
