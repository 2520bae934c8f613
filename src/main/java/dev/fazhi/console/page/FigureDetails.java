package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.terminal.FigureTable;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.springframework.ui.Model;

/** The model of a figure's page: its total with the definition, its months, its groups. */
final class FigureDetails {

  private static final String PERCENT = "%";
  private static final BigDecimal LAST = BigDecimal.valueOf(-1);

  private final Definitions definitions;
  private final Metric metric;
  private final Source source;
  private final List<Figure> figures;
  private final String trace;
  private final String day;
  private final Period reported;

  FigureDetails(Definitions definitions, Vintage vintage, String id) {
    this.definitions = definitions;
    metric = definitions.metric(id);
    source = definitions.source(metric.source());
    figures = vintage.figures().stream().filter(f -> f.metric().equals(id)).toList();
    trace = "/figures/" + id + "/trace";
    day = vintage.asOf().id();
    reported = vintage.asOf().reported();
  }

  /** A figure by groups of one field. */
  record Split(String title, List<FigureRow> rows) {}

  /** Fills the model of the page; a metric without a figure is not found. */
  void show(Model model) {
    Figure total =
        figures.stream()
            .filter(f -> f.isTotal() && f.period().equals(reported))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    model.addAttribute("metric", metric);
    model.addAttribute("source", source);
    model.addAttribute("trace", Routes.link(trace, "asOf", day));
    model.addAttribute("total", FigureRow.alone(total, ""));
    model.addAttribute("period", span(total.period()));
    model.addAttribute("priorPeriod", span(total.prior()));
    model.addAttribute("parts", parts(total));
    showMonths(model);
    model.addAttribute("splits", metric.by().stream().map(by -> split(by.field())).toList());
  }

  private static String span(Period period) {
    return period.from() + " 至 " + period.to();
  }

  /** The two counts behind a rate, in words; empty for what is no rate. */
  private String parts(Figure total) {
    if (!(metric.counting() instanceof Metric.Ratio ratio)) {
      return "";
    }
    return "%s %s ÷ %s %s"
        .formatted(
            definitions.metric(ratio.numerator()).name(),
            FigureTable.number(total.current().numerator()),
            definitions.metric(ratio.denominator()).name(),
            FigureTable.number(total.current().denominator()));
  }

  private void showMonths(Model model) {
    List<Figure> months =
        figures.stream()
            .filter(f -> f.isTotal() && f.period().kind() == Period.Kind.MONTH)
            .toList();
    model.addAttribute(
        "months",
        FigureRow.together(
            months,
            f -> Routes.link(trace, "asOf", day, "month", monthOf(f)),
            FigureDetails::monthName));
    List<Chart.Point> points =
        months.stream()
            .map(f -> new Chart.Point(monthName(f), f.current().value(), f.last().value()))
            .toList();
    model.addAttribute(
        "chart", points.isEmpty() ? null : Chart.of(points, metric.unit().equals(PERCENT)));
  }

  private static String monthOf(Figure figure) {
    return YearMonth.from(figure.period().from()).toString();
  }

  private static String monthName(Figure figure) {
    return figure.period().from().getMonthValue() + " 月";
  }

  /** The groups of a field, the largest first, those without a value last. */
  private Split split(String by) {
    Comparator<Figure> smallest =
        Comparator.comparing(f -> f.current().value() == null ? LAST : f.current().value());
    List<Figure> groups =
        figures.stream()
            .filter(f -> f.by().equals(by) && f.period().equals(reported))
            .sorted(smallest.reversed().thenComparing(Figure::group))
            .toList();
    return new Split(
        source.field(by).title(),
        FigureRow.together(
            groups,
            f -> Routes.link(trace, "asOf", day, "by", by, "group", f.group()),
            Figure::group));
  }
}
