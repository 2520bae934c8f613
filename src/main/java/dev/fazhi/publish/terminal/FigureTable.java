package dev.fazhi.publish.terminal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.publish.text.AlignedText;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.TraceArguments;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints the key figures beside last year as lines for a terminal. */
public final class FigureTable {

  private static final List<String> HEADER = List.of("指标", "本期", "上年同期", "增减", "增减幅", "单位", "说明");
  private static final int FIRST_NUMBER = 1;
  private static final int LAST_NUMBER = 4;

  private FigureTable() {}

  /**
   * The totals of what is reported of the metrics that the tables of totals name, in their order;
   * of all metrics when no table is of totals. Metrics that the vintage lacks are left out. Columns
   * are aligned for wide characters that take two places; a missing number is {@code –}.
   */
  public static List<String> lines(Definitions d, AsOf asOf, List<Figure> figures) {
    Map<String, Figure> totals = new HashMap<>();
    for (Figure figure : figures) {
      if (figure.isTotal() && figure.period().equals(asOf.reported())) {
        totals.put(figure.metric(), figure);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (String id : keyMetrics(d)) {
      Figure figure = totals.get(id);
      if (figure != null) {
        rows.add(row(d.metric(id), figure));
      }
    }
    return AlignedText.lines(rows, FIRST_NUMBER, LAST_NUMBER);
  }

  /**
   * All figures of a metric: year to date, months, whole years, totals before groups; each with the
   * arguments by which it is traced.
   */
  public static List<String> ofMetric(Metric metric, AsOf asOf, List<Figure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("统计期", "本期", "上年同期", "增减", "增减幅", "分组", "说明", "溯源"));
    for (Period.Kind kind : Period.Kind.values()) {
      figures.stream()
          .filter(figure -> figure.metric().equals(metric.id()))
          .filter(figure -> figure.period().kind() == kind)
          .forEach(
              figure ->
                  rows.add(
                      List.of(
                          Wording.name(figure.period()),
                          number(figure.current().value()),
                          number(figure.last().value()),
                          change(figure),
                          percent(figure),
                          figure.isTotal()
                              ? "合计"
                              : figure.by() + " = " + CellText.visible(figure.group()),
                          Wording.remark(figure),
                          figure.metric() + TraceArguments.of(figure, asOf))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(metric.name() + "（" + metric.id() + "），单位：" + metric.unit());
    lines.addAll(AlignedText.lines(rows, FIRST_NUMBER, LAST_NUMBER));
    String report = asOf.isYear() ? "" : "和 " + asOf.options();
    lines.add("溯源：./fazhi trace 加上所列参数" + report + "；上年同期的数再加 --prior。");
    return lines;
  }

  /**
   * The ids of the metrics that the tables of totals name, in their order; of all metrics when no
   * table is of totals.
   */
  public static Collection<String> keyMetrics(Definitions definitions) {
    Set<String> metrics = new LinkedHashSet<>();
    for (Table table : definitions.tables()) {
      if (table.rows() == Table.Rows.METRICS) {
        metrics.addAll(table.metrics());
      }
    }
    return metrics.isEmpty() ? definitions.metrics().keySet() : metrics;
  }

  private static List<String> row(Metric metric, Figure figure) {
    return List.of(
        metric.name(),
        number(figure.current().value(), ""),
        number(figure.last().value(), ""),
        change(figure),
        percent(figure),
        metric.unit(),
        Wording.remark(figure));
  }

  /** A number with thousands separators at its own precision; {@code –} for none. */
  public static String number(@Nullable BigDecimal value) {
    return number(value, "");
  }

  /** The change beside last year, with its sign; percentage points for rates. */
  public static String change(Figure figure) {
    BigDecimal points = figure.shownComparison().points();
    return points != null ? signed(points, " 百分点") : signed(figure.shownComparison().change(), "");
  }

  /** The change in percent, with its sign. */
  public static String percent(Figure figure) {
    return signed(figure.shownComparison().percent(), "%");
  }

  /** Rise or fall in words, and the notes of the figure. */
  public static String remark(Figure figure) {
    return Wording.remark(figure);
  }

  private static String number(@Nullable BigDecimal value, String after) {
    return value == null
        ? "–"
        : String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value) + after;
  }

  private static String signed(@Nullable BigDecimal value, String after) {
    boolean rise = value != null && value.signum() > 0;
    return (rise ? "+" : "") + number(value, after);
  }
}
