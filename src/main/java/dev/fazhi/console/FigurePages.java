package dev.fazhi.console;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.FigureTable;
import dev.fazhi.store.Vintages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The figures beside last year: all key figures, and one by months and groups. */
@Controller
class FigurePages {

  private static final String PERCENT = "%";

  private final Desk desk;

  FigurePages(Desk desk) {
    this.desk = desk;
  }

  /**
   * A figure as a row of a table.
   *
   * @param link where more of it is seen
   * @param share width of its bar in percent
   */
  record FigureRow(
      String link,
      String label,
      String value,
      String prior,
      String change,
      String percent,
      String unit,
      String remark,
      int share,
      int priorShare) {}

  /** The key figures of one source. */
  record Subject(String id, String title, List<FigureRow> rows) {}

  /** A figure by groups of one field. */
  record Split(String title, List<FigureRow> rows) {}

  @GetMapping("/figures")
  String list(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> subject,
      Model model) {
    Optional<Vintages.Head> head = frame(asOf.orElse(null), model);
    if (head.isPresent()) {
      List<Subject> all = subjects(desk.vintage(head.get()));
      model.addAttribute("all", all);
      model.addAttribute("subject", subject.orElse(""));
      model.addAttribute(
          "subjects",
          all.stream()
              .filter(
                  s -> subject.filter(wanted -> !wanted.isEmpty()).map(s.id()::equals).orElse(true))
              .toList());
    }
    return "figures";
  }

  /** What both pages show of the vintage; those asked for that do not exist are not here. */
  private Optional<Vintages.Head> frame(@Nullable LocalDate asOf, Model model) {
    Optional<Vintages.Head> head = desk.head(asOf);
    if (asOf != null && head.isEmpty()) {
      throw new NotHere();
    }
    model.addAttribute("head", head.orElse(null));
    model.addAttribute(
        "days",
        desk.workplace().vintages().all().stream()
            .map(vintage -> vintage.asOf().day())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList());
    return head;
  }

  private List<Subject> subjects(Vintage vintage) {
    Definitions definitions = desk.definitions();
    Map<String, Figure> totals = new HashMap<>();
    for (Figure figure : vintage.figures()) {
      if (figure.isTotal() && figure.period().kind() == Period.Kind.YTD) {
        totals.put(figure.metric(), figure);
      }
    }
    Map<String, List<FigureRow>> bySource = new LinkedHashMap<>();
    for (String id : FigureTable.keyMetrics(definitions)) {
      Figure figure = totals.get(id);
      if (figure != null) {
        bySource
            .computeIfAbsent(definitions.metric(id).source(), source -> new ArrayList<>())
            .add(row(figure, page(figure, vintage), figure.name(), most(List.of(figure))));
      }
    }
    return bySource.entrySet().stream()
        .map(
            entry ->
                new Subject(
                    entry.getKey(), definitions.source(entry.getKey()).title(), entry.getValue()))
        .toList();
  }

  private static String page(Figure figure, Vintage vintage) {
    return link("/figures/" + figure.metric(), "asOf", vintage.asOf().day().toString());
  }

  private static String link(String path, String... query) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
    for (int i = 0; i < query.length; i += 2) {
      link.queryParam(query[i], "{" + i + "}");
    }
    Object[] values =
        IntStream.range(0, query.length / 2).mapToObj(i -> query[2 * i + 1]).toArray();
    return link.encode().buildAndExpand(values).toUriString();
  }

  @GetMapping("/figures/{id}")
  String one(
      @PathVariable String id,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
      Model model) {
    Metric metric = desk.definitions().metrics().get(id);
    Vintages.Head head = frame(asOf.orElse(null), model).orElseThrow(NotHere::new);
    if (metric == null) {
      throw new NotHere();
    }
    List<Figure> own =
        desk.vintage(head).figures().stream().filter(f -> f.metric().equals(id)).toList();
    Figure total =
        own.stream()
            .filter(f -> f.isTotal() && f.period().kind() == Period.Kind.YTD)
            .findFirst()
            .orElseThrow(NotHere::new);
    Source source = desk.definitions().source(metric.source());
    model.addAttribute("metric", metric);
    model.addAttribute("source", source);
    String trace = "/figures/" + id + "/trace";
    String day = head.asOf().day().toString();
    model.addAttribute("trace", link(trace, "asOf", day));
    model.addAttribute("total", row(total, "", total.name(), most(List.of(total))));
    model.addAttribute("period", span(total.period()));
    model.addAttribute("priorPeriod", span(total.prior()));
    model.addAttribute("parts", parts(metric, total));
    months(own, metric, f -> link(trace, "asOf", day, "month", monthOf(f)), model);
    model.addAttribute(
        "splits",
        metric.by().stream()
            .map(
                by ->
                    split(
                        source,
                        by.field(),
                        own,
                        f -> link(trace, "asOf", day, "by", by.field(), "group", f.group())))
            .toList());
    return "figure";
  }

  private static String span(Period period) {
    return period.from() + " 至 " + period.to();
  }

  /** The two counts behind a rate, in words; empty for what is no rate. */
  private String parts(Metric metric, Figure total) {
    if (!(metric.counting() instanceof Metric.Ratio ratio)) {
      return "";
    }
    Definitions definitions = desk.definitions();
    return definitions.metric(ratio.numerator()).name()
        + " "
        + FigureTable.number(total.current().numerator())
        + " ÷ "
        + definitions.metric(ratio.denominator()).name()
        + " "
        + FigureTable.number(total.current().denominator());
  }

  private static String monthOf(Figure figure) {
    return YearMonth.from(figure.period().from()).toString();
  }

  private static void months(
      List<Figure> own, Metric metric, Function<Figure, String> link, Model model) {
    List<Figure> months =
        own.stream().filter(f -> f.isTotal() && f.period().kind() == Period.Kind.MONTH).toList();
    BigDecimal most = most(months);
    model.addAttribute(
        "months", months.stream().map(f -> row(f, link.apply(f), month(f), most)).toList());
    List<Chart.Point> points =
        months.stream()
            .map(f -> new Chart.Point(month(f), f.current().value(), f.last().value()))
            .toList();
    model.addAttribute(
        "chart", points.isEmpty() ? null : Chart.of(points, metric.unit().equals(PERCENT)));
  }

  private static String month(Figure figure) {
    return figure.period().from().getMonthValue() + " 月";
  }

  private static Split split(
      Source source, String by, List<Figure> own, Function<Figure, String> link) {
    List<Figure> groups =
        own.stream()
            .filter(f -> f.by().equals(by) && f.period().kind() == Period.Kind.YTD)
            .sorted(
                Comparator.comparing(
                        (Figure f) ->
                            f.current().value() == null
                                ? BigDecimal.valueOf(-1)
                                : f.current().value())
                    .reversed()
                    .thenComparing(Figure::group))
            .toList();
    BigDecimal most = most(groups);
    return new Split(
        source.field(by).title(),
        groups.stream().map(f -> row(f, link.apply(f), f.group(), most)).toList());
  }

  private static @Nullable BigDecimal most(List<Figure> figures) {
    BigDecimal most = null;
    for (Figure figure : figures) {
      most = Chart.larger(most, Chart.larger(figure.current().value(), figure.last().value()));
    }
    return most;
  }

  private static FigureRow row(
      Figure figure, String link, String label, @Nullable BigDecimal most) {
    return new FigureRow(
        link,
        label,
        FigureTable.number(figure.current().value()),
        FigureTable.number(figure.last().value()),
        FigureTable.change(figure),
        FigureTable.percent(figure),
        figure.unit(),
        FigureTable.remark(figure),
        Chart.share(figure.current().value(), most),
        Chart.share(figure.last().value(), most));
  }
}
