package dev.fazhi.publish.table.extra;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing.Part;
import dev.fazhi.definition.Grade;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.publish.table.Derivation;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The headings of {@link ExtraColumns}, and what must be said of them. */
public record ExtraWording(Definitions definitions, AsOf asOf) {

  /** The heading, with the unit in brackets. */
  String header(Metric metric, Part part) {
    return header("(" + metric.unit() + ")", metric.isPercentage(), part);
  }

  /**
   * The heading.
   *
   * @param unit in brackets; empty where each row has its own
   * @param rate whether changes are in percentage points
   */
  String header(String unit, boolean rate, Part part) {
    String change = rate ? "(百分点)" : "(%)";
    return switch (part) {
      case VALUE -> "本期" + unit;
      case PRIOR -> "上年同期" + unit;
      case CHANGE -> rate ? "增减(百分点)" : "增减幅(%)";
      case SHARE -> "占比(%)";
      case RANK -> "排名(名次)";
      case CUMULATIVE -> "累计" + unit;
      case CUMULATIVE_PRIOR -> "上年累计" + unit;
      case CUMULATIVE_CHANGE -> "累计同比" + change;
      case PREVIOUS -> previous() + unit;
      case MONTH -> "当月" + unit;
      case MONTH_PRIOR -> "上年同月" + unit;
      case MONTH_CHANGE -> "当月同比" + change;
      case MONTH_RANK -> "当月排名(名次)";
      case LAST_MONTH -> "上月" + unit;
      case MONTH_ON_MONTH -> "环比" + change;
      case PERIOD_ON_PERIOD -> (asOf.reports() == ReportPeriod.MONTH ? "环比" : "本期环比") + change;
      case TARGET -> "目标值" + unit;
      case OF_TARGET -> rate ? "比目标(百分点)" : "完成率(%)";
      case VERDICT -> "评定";
    };
  }

  private String previous() {
    return switch (asOf.reports()) {
      case MONTH -> "上月";
      case QUARTER -> "上季度";
      case HALF -> "上个半年";
      case YEAR -> "上期";
    };
  }

  public static boolean isChange(Part part) {
    return part == Part.CHANGE
        || part == Part.CUMULATIVE_CHANGE
        || part == Part.PERIOD_ON_PERIOD
        || part == Part.MONTH_CHANGE
        || part == Part.MONTH_ON_MONTH;
  }

  /** How many digits after the point that number of the metric has. */
  public static int decimals(Metric metric, Part part) {
    if (isChange(part) || part == Part.OF_TARGET) {
      return metric.isPercentage() ? metric.decimals() : Derivation.PERCENT_DECIMALS;
    }
    return switch (part) {
      case SHARE -> Derivation.PERCENT_DECIMALS;
      case RANK, MONTH_RANK, VERDICT -> 0;
      default -> metric.decimals();
    };
  }

  /** By what the values of a metric are judged. */
  String verdict(Metric metric) {
    List<String> grades = new ArrayList<>();
    for (Grade grade : metric.verdict()) {
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
  List<String> lines(Set<Part> parts, Table.Rows rows) {
    List<String> lines = new ArrayList<>();
    boolean months = rows == Table.Rows.MONTHS;
    Period now = asOf.month();
    Set<Part> monthly = EnumSet.copyOf(Part.MONTHLY);
    monthly.retainAll(parts);
    if (!months && !monthly.isEmpty()) {
      lines.add("当月：" + Wording.period(now) + "；上年同月取同样的日子。");
    }
    if (months && parts.contains(Part.MONTH_ON_MONTH)) {
      lines.add("环比：与上月比，1月与上年12月比" + cut(now) + "；上月的数也按截止日的情况计。");
    } else if (parts.contains(Part.MONTH_ON_MONTH) || parts.contains(Part.LAST_MONTH)) {
      lines.add("上月：" + Wording.period(asOf.before(now)) + same(now) + "；上月的数也按截止日的情况计。");
    }
    if (parts.contains(Part.PREVIOUS) || parts.contains(Part.PERIOD_ON_PERIOD)) {
      Period reported = asOf.reported();
      lines.add(
          "%s：%s%s；也按截止日的情况计。环比是与它比。"
              .formatted(previous(), Wording.period(asOf.before(reported)), same(reported)));
    }
    if (!months && parts.contains(Part.CUMULATIVE)) {
      lines.add("累计：" + Wording.period(asOf.yearToDate()) + "；上年累计取同样的日子。");
    }
    if (parts.contains(Part.SHARE)) {
      lines.add("占比：占合计的百分之几。");
    }
    if (parts.contains(Part.RANK) || parts.contains(Part.MONTH_RANK)) {
      lines.add("排名：数大的在前，相同的名次相同；没有填写的和不完整的月份不排。");
    }
    return lines;
  }

  /** Of one of the years that stand beside each other. */
  public static String year(Period year) {
    LocalDate to = year.to();
    return year.isWhole()
        ? year.from().getYear() + "年"
        : "%s年至%s月%s日".formatted(to.getYear(), to.getMonthValue(), to.getDayOfMonth());
  }

  /** What must be said above a table with several years. */
  static String years(List<Period> years) {
    return "各年：%s起，整年的数按截止日的情况计%s"
        .formatted(
            year(years.get(0)), years.get(years.size() - 1).isWhole() ? "。" : "；本年不是整年，不能与整年比。");
  }

  private static String same(Period now) {
    return now.isWhole() ? "" : "，取同样的日子";
  }

  private String cut(Period month) {
    return month.isWhole()
        ? ""
        : "，末月只到%s日，取上月同样的日子（%s）"
            .formatted(month.to().getDayOfMonth(), Wording.period(asOf.before(month)));
  }
}
