package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.ExpectedDoubt;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import java.util.ArrayList;
import java.util.List;

/** Makes the metric dictionary: what each metric means, in words and as it is counted. */
public record DictionaryGrid(Definitions definitions) {

  Grid grid() {
    List<Column> columns =
        List.of(
            Column.label("指标名称"),
            Column.label("单位"),
            Column.prose("含义"),
            Column.prose("算法"),
            Column.label("来源"),
            Column.prose("分组"),
            Column.label("小数与进位"),
            Column.label("现行口径自"),
            Column.label("指标编号"));
    List<List<Datum>> rows = new ArrayList<>();
    for (Metric metric : definitions.metrics().values()) {
      Source source = definitions.source(metric.source());
      rows.add(
          List.of(
              Datum.of(metric.name()),
              Datum.of(metric.unit()),
              Datum.of(metric.meaning().isEmpty() ? "见算法" : metric.meaning()),
              Datum.of(formula(metric)),
              Datum.of(source.title()),
              Datum.of(breakdowns(metric, source)),
              Datum.of(rounding(metric)),
              Datum.of(since(metric)),
              Datum.of(metric.id())));
    }
    return Grid.plain(
        "metric-dictionary",
        WorkbookModel.DICTIONARY,
        WorkbookModel.DICTIONARY,
        "每项指标的含义与算法。",
        columns,
        rows);
  }

  /** How it is counted, with fields by their titles and conditions in words. */
  public String formula(Metric metric) {
    if (!metric.isCounted()) {
      return definitions.equation(metric);
    }
    Source source = definitions.source(metric.source());
    List<String> expected = source.expected().all().stream().map(ExpectedDoubt::words).toList();
    return counted(metric, source)
        + (expected.isEmpty() ? "" : "；数据本来如此、不再提示的：" + String.join("、", expected));
  }

  private static String counted(Metric metric, Source source) {
    if (metric.counting() instanceof Metric.Reported reported) {
      String value = source.field(reported.value()).title();
      String how =
          reported.state()
              ? "取截止日前最近一期"
              : reported.isCumulative() ? "各月报一月至当月的累计，取最近一月，年报优先于月报" : "按月累计到截止日，年报优先于月报";
      String unit = source.field(reported.unit()).title();
      return value + "：" + how + "，各" + unit + "相加" + conditions(reported.where(), source);
    }
    Metric.Rows rows = (Metric.Rows) metric.counting();
    String field = rows.date();
    String date = field == null ? "" : "，按" + source.field(field).title() + "计入统计期";
    return aggregate(rows, source) + date + conditions(rows.where(), source);
  }

  private static String aggregate(Metric.Rows rows, Source source) {
    String how =
        switch (rows.aggregate()) {
          case COUNT -> "计行数";
          case SUM -> "求和";
          case DISTINCT -> "计不同值的个数";
          case MEAN -> "平均值";
          case MEDIAN -> "中位数";
          case P90 -> "九成位数（按位次插值，同 PERCENTILE.INC）";
        };
    if (rows.of() instanceof Metric.Operand.Value value) {
      return how + "：" + source.field(value.field()).title();
    }
    if (rows.of() instanceof Metric.Operand.Days days) {
      String from = source.field(days.from()).title();
      return how + "：" + from + "到" + source.field(days.to()).title() + "的天数";
    }
    return how;
  }

  private static String conditions(List<Condition> where, Source source) {
    List<String> texts = new ArrayList<>();
    where.forEach(condition -> texts.add(condition.words(source.rowFields())));
    return texts.isEmpty() ? "" : "；条件：" + String.join("；", texts);
  }

  public static String breakdowns(Metric metric, Source source) {
    List<String> names = new ArrayList<>();
    for (Metric.Dimension by : metric.by()) {
      String title = source.field(by.field()).title();
      names.add(by.level() > 0 ? title + "（前" + by.level() + "级）" : title);
    }
    return names.isEmpty() ? "只有总数" : String.join("、", names);
  }

  /** The day of the last change of the definition; figures from before it are not comparable. */
  public static String since(Metric metric) {
    return metric.since() == null ? "未改过" : metric.since().toString();
  }

  public static String rounding(Metric metric) {
    String how =
        switch (metric.rounding()) {
          case HALF_UP -> "四舍五入";
          case HALF_EVEN -> "四舍六入五成双";
          case DOWN -> "截尾";
        };
    return metric.decimals() + " 位，" + how;
  }
}
