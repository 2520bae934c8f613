package dev.fazhi.audit;

import dev.fazhi.audit.document.Texts;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Vintage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The report that the district published for 2022, and the figures that lie behind it. */
public final class Published2022 {

  public static final AsOf AS_OF = new AsOf(java.time.LocalDate.of(2022, 12, 12));

  public static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  /** Metric, this year, last year. */
  private static final String COUNTS =
      """
      hotline.received 68476 61024
      hotline.closed 65485 57948
      mediation.registered 5920 5476
      mediation.handled 5920 5458
      mediation.succeeded 5875 5306
      mediation.studios 22 22
      review.accepted 37 41
      review.concluded 25 38
      litigation.filed 43 58
      litigation.concluded 20 31
      litigation.heard 44 39
      litigation.head_appeared 44 35
      returns.powers 3570 3482
      returns.commitments 15 11
      returns.joint_checks 36 31
      returns.sampling_batches 28 24
      returns.sampled_entities 784 702
      returns.symposiums 2 1
      returns.enterprise_opinions 10 8
      returns.special_cleanups 1 2
      returns.filed_documents 2 3
      returns.overdue_filings 1 0
      returns.major_decisions 1 1
      returns.legal_opinions 55 50
      returns.statutory_bodies 27 27
      returns.authorised_bodies 3 3
      returns.township_bodies 3 2
      returns.integrated_agencies 6 6
      returns.recorders 25 12
      returns.qualified_officers 55 48
      returns.supervised_stations 4 3
      returns.supervised_agencies 2 2
      returns.reviewed_agencies 12 10
      returns.reviewed_files 60 50
      returns.proposals 414 386
      returns.proposals_replied 414 383
      returns.proposals_satisfied 398 362
      returns.posters 1600 1410
      returns.banners 100 90
      returns.boards 10 8
      returns.exam_participants 40000 36000
      """;

  private Published2022() {}

  /** Its text. */
  public static String text() {
    try (InputStream in = Published2022.class.getResourceAsStream("/report-2022.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unexpected) {
      throw new java.io.UncheckedIOException(unexpected);
    }
  }

  /** The figures as they were. */
  public static Vintage vintage() {
    return vintage(Map.of());
  }

  /** The figures as they were, but for some counts of this year. */
  public static Vintage vintage(Map<String, Long> changed) {
    Map<String, Long> now = new LinkedHashMap<>();
    Map<String, Long> before = new LinkedHashMap<>();
    for (String line : COUNTS.lines().toList()) {
      String[] words = line.split(" ");
      now.put(words[0], Long.valueOf(words[1]));
      before.put(words[0], Long.valueOf(words[2]));
    }
    now.putAll(changed);
    List<Figure> figures = new ArrayList<>();
    for (Metric metric : DEFINITIONS.metrics().values()) {
      FigureValue current = measure(metric, now);
      FigureValue last = measure(metric, before);
      if (current.value() != null) {
        figures.add(figure(metric, current, last));
      }
    }
    figures.sort(Comparator.comparing(Figure::metric));
    return new Vintage(1, AS_OF, 16, DEFINITIONS.digest(), figures);
  }

  public static AuditReport audit(String text) {
    return TextAudit.audit(DEFINITIONS, vintage(), Texts.of(text));
  }

  private static FigureValue measure(Metric metric, Map<String, Long> counts) {
    if (metric.counting() instanceof Metric.Ratio ratio) {
      Long upper = counts.get(ratio.numerator());
      Long lower = counts.get(ratio.denominator());
      if (upper == null || lower == null) {
        return FigureValue.NONE;
      }
      BigDecimal value =
          BigDecimal.valueOf(upper * 100)
              .divide(BigDecimal.valueOf(lower), metric.decimals(), metric.rounding().mode());
      return new FigureValue(value, BigDecimal.valueOf(upper), BigDecimal.valueOf(lower));
    }
    Long count = counts.get(metric.id());
    return count == null ? FigureValue.NONE : FigureValue.of(BigDecimal.valueOf(count));
  }

  private static Figure figure(Metric metric, FigureValue current, FigureValue last) {
    BigDecimal now = Objects.requireNonNull(current.value());
    @Nullable BigDecimal before = last.value();
    BigDecimal change = before == null ? null : now.subtract(before);
    boolean rate = metric.counting() instanceof Metric.Ratio;
    return new Figure(
        metric.id(),
        metric.name(),
        metric.unit(),
        AS_OF.yearToDate(),
        AS_OF.yearToDate().samePeriodLastYear(),
        "",
        "",
        current,
        last,
        new Comparison(rate ? null : change, null, rate ? change : null),
        List.of());
  }
}
