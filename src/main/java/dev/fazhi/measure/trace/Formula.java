package dev.fazhi.measure.trace;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;

/** Describes in Chinese how values are computed. */
record Formula(Definitions definitions) {

  String of(Metric metric) {
    Metric.Counting counting = metric.counting();
    if (!metric.isCounted()) {
      return definitions.equation(metric) + "，" + rounding(metric);
    }
    Source source = definitions.source(metric.source());
    if (counting instanceof Metric.Reported reported) {
      return "各%s报送的“%s”相加，%s，年度值优先于月度值"
          .formatted(
              source.field(reported.unit()).title(),
              source.field(reported.value()).title(),
              reported.takesLatest() ? "取最近一期" : "各月累计");
    }
    Metric.Rows rows = (Metric.Rows) counting;
    String words =
        switch (rows.aggregate()) {
          case COUNT -> "符合条件的行数";
          case SUM -> operand(source, rows) + "之和";
          case DISTINCT -> operand(source, rows) + "的不同值个数";
          case MEAN -> operand(source, rows) + "的平均值";
          case MEDIAN -> operand(source, rows) + "的中位数";
          case P90 -> operand(source, rows) + "的九成位数（按位次插值，同 PERCENTILE.INC）";
        };
    boolean whole = rows.aggregate() == Aggregate.COUNT || rows.aggregate() == Aggregate.DISTINCT;
    return whole ? words : words + "，" + rounding(metric);
  }

  private static String operand(Source source, Metric.Rows rows) {
    if (rows.of() instanceof Metric.Operand.Days days) {
      return "“%s”到“%s”的天数"
          .formatted(source.field(days.from()).title(), source.field(days.to()).title());
    }
    return rows.of() instanceof Metric.Operand.Value value
        ? "“" + source.field(value.field()).title() + "”"
        : "行";
  }

  private static String rounding(Metric metric) {
    String how =
        switch (metric.rounding()) {
          case HALF_UP -> "四舍五入";
          case HALF_EVEN -> "四舍六入五成双";
          case DOWN -> "截尾";
        };
    return how + "到 " + metric.decimals() + " 位小数";
  }
}
