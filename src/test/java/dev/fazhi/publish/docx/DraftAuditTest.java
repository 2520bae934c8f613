package dev.fazhi.publish.docx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.Published2022;
import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Measure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The draft that the program writes, audited against the figures that it was written from. */
class DraftAuditTest {

  private static final Definitions DEFINITIONS = Published2022.DEFINITIONS;
  private static final Period YTD = Published2022.AS_OF.yearToDate();
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @TempDir private Path folder = Path.of("");

  @Test
  void everyNumberOfTheDraftIsKnownAndAgrees() throws IOException {
    Vintage vintage = vintage();
    AuditedText draft = draft(vintage);
    AuditReport report = TextAudit.audit(DEFINITIONS, vintage, draft);
    assertEquals(
        List.of(),
        report.findings().stream()
            .filter(f -> f.spot() != null && (f.metric() == null || f.verdict().isDifference()))
            .map(DraftAuditTest::say)
            .toList());
    assertTrue(report.statistics() > 100, () -> report.coverage());
  }

  /** A hundred audits take some seconds. */
  @Test
  @Tag("long")
  void everyNumberOfTheDraftThatIsChangedByOneIsFound() throws IOException {
    Vintage vintage = vintage();
    AuditedText draft = draft(vintage);
    List<String> missed = new ArrayList<>();
    for (Finding finding : TextAudit.audit(DEFINITIONS, vintage, draft).findings()) {
      Finding.Spot spot = finding.spot();
      if (spot != null && finding.number() != null) {
        AuditReport changed = TextAudit.audit(DEFINITIONS, vintage, changed(draft, spot));
        boolean found =
            changed.differences().stream()
                .anyMatch(other -> Objects.requireNonNull(other.spot()).start() == spot.start());
        if (!found) {
          missed.add(say(finding));
        }
      }
    }
    assertEquals(List.of(), missed);
  }

  private static String say(Finding finding) {
    String sentence = finding.spot() == null ? "" : finding.spot().sentence();
    return finding.verdict()
        + " "
        + finding.printed()
        + " "
        + finding.explanation()
        + " "
        + sentence;
  }

  /** The same text with the last digit of that number one higher. */
  private static AuditedText changed(AuditedText draft, Finding.Spot spot) {
    StringBuilder text = new StringBuilder(draft.text());
    int last = spot.end() - 1;
    while (!Character.isDigit(text.charAt(last))) {
      last--;
    }
    int digit = text.charAt(last) - '0';
    text.setCharAt(last, (char) ('0' + (digit == 9 ? 8 : digit + 1)));
    return AuditedText.of(text.toString(), draft.tables());
  }

  private AuditedText draft(Vintage vintage) throws IOException {
    PublicationInput publication =
        new PublicationInput(DEFINITIONS, vintage, List.of(), List.of(), List.of(), "x", "昆都仑区");
    DraftPlan plan = DraftPlan.of(publication).orElseThrow();
    Path file = folder.resolve("draft.docx");
    Files.write(file, DraftDocument.bytes(plan, "昆都仑区", Published2022.AS_OF.day()));
    return AuditedText.read(file);
  }

  /** A vintage that has every metric and some groups, no two values alike. */
  private static Vintage vintage() {
    Map<String, Long> now = new HashMap<>();
    Map<String, Long> before = new HashMap<>();
    long next = 1013;
    for (Metric metric : DEFINITIONS.metrics().values()) {
      now.put(metric.id(), next);
      before.put(metric.id(), next - 137 - next % 7);
      next += 311;
    }
    for (Metric metric : DEFINITIONS.metrics().values()) {
      if (metric.counting() instanceof Metric.Ratio ratio) {
        // a numerator is less than its denominator
        now.merge(
            ratio.numerator(), now.getOrDefault(ratio.denominator(), 1L), DraftAuditTest::part);
        before.merge(
            ratio.numerator(), before.getOrDefault(ratio.denominator(), 1L), DraftAuditTest::part);
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (Metric metric : DEFINITIONS.metrics().values()) {
      figures.add(figure(metric, "", "", measure(metric, now), measure(metric, before)));
      int group = 0;
      for (Metric.Dimension dimension : metric.by()) {
        for (String name : List.of("甲类事项", "乙类事项", "丙类事项", "丁类事项")) {
          BigDecimal value = BigDecimal.valueOf(400L - group++);
          figures.add(
              figure(metric, dimension.field(), name, Measure.of(value), Measure.of(value)));
        }
      }
    }
    return new Vintage(1, Published2022.AS_OF, 1, DEFINITIONS.digest(), figures);
  }

  private static long part(long own, long whole) {
    return own < whole ? own : whole - 11 - own % 13;
  }

  private static Measure measure(Metric metric, Map<String, Long> counts) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      BigDecimal upper = BigDecimal.valueOf(counts.getOrDefault(ratio.numerator(), 1L));
      BigDecimal lower = BigDecimal.valueOf(counts.getOrDefault(ratio.denominator(), 1L));
      BigDecimal rate =
          upper.multiply(HUNDRED).divide(lower, metric.decimals(), metric.rounding().mode());
      return new Measure(rate, upper, lower);
    }
    BigDecimal value = BigDecimal.valueOf(counts.getOrDefault(metric.id(), 1L));
    return Measure.of(value.setScale(metric.decimals(), RoundingMode.HALF_UP));
  }

  private static Figure figure(
      Metric metric, String by, String group, Measure current, Measure last) {
    BigDecimal now = Objects.requireNonNull(current.value());
    BigDecimal before = Objects.requireNonNull(last.value());
    boolean rate = metric.counting() instanceof Metric.Ratio;
    BigDecimal change = now.subtract(before);
    @Nullable BigDecimal percent =
        rate || before.signum() == 0
            ? null
            : change.multiply(HUNDRED).divide(before, 2, RoundingMode.HALF_UP);
    return new Figure(
        metric.id(),
        metric.name(),
        metric.unit(),
        YTD,
        YTD.samePeriodLastYear(),
        by,
        group,
        current,
        last,
        rate ? new Comparison(null, null, change) : new Comparison(change, percent, null),
        List.of());
  }
}
