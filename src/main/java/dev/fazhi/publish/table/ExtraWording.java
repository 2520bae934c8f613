package dev.fazhi.publish.table;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing.Part;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Period;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The headings of {@link ExtraColumns}, and what must be said of them. */
final class ExtraWording {

  private ExtraWording() {}

  /** The heading, with the unit in brackets. */
  static String header(Metric metric, Part part) {
    boolean rate = metric.isPercentage();
    String unit = "(" + metric.unit() + ")";
    return switch (part) {
      case VALUE -> "本期" + unit;
      case PRIOR -> "上年同期" + unit;
      case CHANGE -> rate ? "增减(百分点)" : "增减幅(%)";
      case SHARE -> "占比(%)";
      case RANK -> "排名(名次)";
      case CUMULATIVE -> "累计" + unit;
      case MONTH -> "当月" + unit;
      case MONTH_PRIOR -> "上年同月" + unit;
      case MONTH_CHANGE -> rate ? "当月同比(百分点)" : "当月同比(%)";
      case MONTH_RANK -> "当月排名(名次)";
      case LAST_MONTH -> "上月" + unit;
      case MONTH_ON_MONTH -> rate ? "环比(百分点)" : "环比(%)";
      case VERDICT -> "评定";
    };
  }

  static boolean isChange(Part part) {
    return part == Part.CHANGE || part == Part.MONTH_CHANGE || part == Part.MONTH_ON_MONTH;
  }

  /** How many digits after the point that number of the metric has. */
  static int decimals(Metric metric, Part part) {
    return switch (part) {
      case SHARE -> Derivation.PERCENT_DECIMALS;
      case RANK, MONTH_RANK, VERDICT -> 0;
      case CHANGE, MONTH_CHANGE, MONTH_ON_MONTH ->
          metric.isPercentage() ? metric.decimals() : Derivation.PERCENT_DECIMALS;
      default -> metric.decimals();
    };
  }

  /** By what the values of a metric are judged. */
  static String verdict(Metric metric, Definitions definitions) {
    List<String> grades = new ArrayList<>();
    for (Metric.Grade grade : metric.verdict()) {
      BigDecimal number = grade.bound();
      String bound =
          grade.metric() != null
              ? "“" + definitions.metric(grade.metric()).name() + "”"
              : number == null ? "" : number.toPlainString() + metric.unit();
      grades.add(
          bound.isEmpty()
              ? "其余为" + grade.say()
              : (grade.most() ? "不高于" : "不低于") + bound + "为" + grade.say());
    }
    return "评定：" + metric.name() + String.join("，", grades) + "。";
  }

  /** What must be said above a table with these columns. */
  static List<String> lines(List<Period> months, Set<Part> parts, boolean groups) {
    List<String> lines = new ArrayList<>();
    Period now = months.get(months.size() - 1);
    Set<Part> monthly = EnumSet.copyOf(Part.MONTHLY);
    monthly.retainAll(parts);
    if (groups && !monthly.isEmpty()) {
      lines.add("当月：" + Wording.period(now) + "；上年同月取同样的日子；上月为整月。");
    }
    if (parts.contains(Part.MONTH_ON_MONTH)) {
      boolean open = groups && (months.size() == 1 || Wording.isPartial(now));
      String why = months.size() == 1 ? "本年没有上月" : "当月只到 " + now.to().getDayOfMonth() + " 日";
      lines.add("环比：与上月整月比，月份不完整的不算；上月在上年的不算。" + (open ? why + "，环比空着。" : ""));
    }
    if (parts.contains(Part.SHARE)) {
      lines.add("占比：占合计的百分之几。");
    }
    if (parts.contains(Part.RANK) || parts.contains(Part.MONTH_RANK)) {
      lines.add("排名：数大的在前，相同的名次相同；没有填写的和不完整的月份不排。");
    }
    return lines;
  }
}
