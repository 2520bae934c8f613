package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.workbook.WorkbookModel;
import dev.fazhi.publish.xlsx.StatisticsWorkbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Definitions and vintages for the tests, built by hand. */
public final class Samples {

  public static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  public static final Period YTD = AS_OF.yearToDate();
  public static final String RECEIVED = "hotline.received";
  public static final String CLOSED = "hotline.closed";
  public static final String RATE = "hotline.closed_rate";
  static final String RATED_RATE = "hotline.satisfied_rate";

  private Samples() {}

  /** A count beside last year's; null when nothing of last year was delivered. */
  public static Figure count(
      String metric, Period period, String by, String group, long now, @Nullable Long before) {
    BigDecimal current = BigDecimal.valueOf(now);
    List<String> notes = new ArrayList<>();
    Comparison comparison = Comparison.NONE;
    if (before == null) {
      notes.add("no-prior");
    } else if (before == 0) {
      notes.add("zero-base");
      comparison = new Comparison(current, null, null);
    } else {
      BigDecimal change = BigDecimal.valueOf(now - before);
      comparison = new Comparison(change, percent(now - before, before), null);
    }
    FigureValue last =
        before == null ? FigureValue.NONE : FigureValue.of(BigDecimal.valueOf(before));
    Metric defined = SampleDefinitions.definitions().metric(metric);
    return new Figure(
        metric,
        defined.name(),
        defined.unit(),
        period,
        period.samePeriodLastYear(),
        by,
        group,
        FigureValue.of(current),
        last,
        comparison,
        notes);
  }

  /** A rate from its counts, beside last year's; a zero denominator leaves it without a value. */
  public static Figure rate(
      String metric, Period period, String by, String group, long a, long b, long c, long d) {
    FigureValue now = measure(a, b);
    FigureValue before = measure(c, d);
    BigDecimal current = now.value();
    BigDecimal last = before.value();
    BigDecimal points = current == null || last == null ? null : current.subtract(last);
    Metric defined = SampleDefinitions.definitions().metric(metric);
    return new Figure(
        metric,
        defined.name(),
        defined.unit(),
        period,
        period.samePeriodLastYear(),
        by,
        group,
        now,
        before,
        new Comparison(null, null, points),
        b == 0 ? List.of("no-cases") : List.of());
  }

  private static FigureValue measure(long numerator, long denominator) {
    return new FigureValue(
        denominator == 0 ? null : percent(numerator, denominator),
        BigDecimal.valueOf(numerator),
        BigDecimal.valueOf(denominator));
  }

  private static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }

  /** The figures that a small vintage has: totals, months, three units and rows without one. */
  public static List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(count(RECEIVED, YTD, "", "", 68_476, 61_702L));
    figures.add(count(CLOSED, YTD, "", "", 65_485, 60_010L));
    figures.add(rate(RATE, YTD, "", "", 65_485, 68_476, 60_010, 61_702));
    figures.add(rate(RATED_RATE, YTD, "", "", 0, 0, 5, 10));
    int index = 0;
    for (Period month : AS_OF.months()) {
      long now = 5_000 + 211L * index;
      figures.add(count(RECEIVED, month, "", "", now, 4_800 + 97L * index));
      figures.add(count(CLOSED, month, "", "", now - 40, 4_700L + index));
      figures.add(rate(RATE, month, "", "", now - 40, now, 4_700L + index, 4_800 + 97L * index));
      figures.add(rate(RATED_RATE, month, "", "", index, 2L * index, 5, 10));
      index++;
    }
    unit(figures, "区教育局", 20_476, 18_000L);
    unit(figures, "区住房和城乡建设局", 30_000, 29_000L);
    unit(figures, "区民政局", 11_000, null);
    unit(figures, "=1+1街道", 5_000, 0L);
    unit(figures, Figure.NO_GROUP, 2_000, 1_000L);
    figures.sort(Figure.ORDER);
    return figures;
  }

  private static void unit(List<Figure> figures, String unit, long now, @Nullable Long before) {
    figures.add(count(RECEIVED, YTD, "unit", unit, now, before));
    figures.add(count(CLOSED, YTD, "unit", unit, now - 100, before));
    figures.add(rate(RATE, YTD, "unit", unit, now - 100, now, 50, 100));
  }

  public static Vintage vintage(int number, List<Figure> figures) {
    return new Vintage(number, AS_OF, 2, "ab".repeat(32), figures);
  }

  /** The workbook of an edition. */
  public static byte[] book(WorkbookModel edition) {
    try {
      Path file = Files.createTempFile("book", ".xlsx");
      StatisticsWorkbook.write(edition, AS_OF.day(), file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A small one, for tests that publish often. */
  static PublicationInput small(int number) {
    return publication(number, SampleDefinitions.definitions(SampleDefinitions.key()), figures());
  }

  public static PublicationInput publication(int number) {
    return publication(
        number,
        SampleDefinitions.definitions(
            SampleDefinitions.key(), SampleDefinitions.byMonth(), SampleDefinitions.byUnit()),
        figures());
  }

  public static PublicationInput publication(
      int number, Definitions definitions, List<Figure> figures) {
    return new PublicationInput(
        definitions,
        vintage(number, figures),
        SampleLoads.loads(),
        List.of(
            new Fault(
                "FZ-210",
                Fault.Severity.WARNING,
                new Place("热线工单_2022.xlsx", "Sheet1", 12, 3),
                "unit",
                "=某某局",
                "承办单位“=某某局”不在名单中，请核对或加进名单。")),
        List.of(SampleLoads.rejected()),
        "0.1.0",
        "某区",
        null,
        PublicationStatus.PROVISIONAL);
  }
}
