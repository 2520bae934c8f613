package dev.fazhi.publish.text;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Load;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Wording that several outputs share. */
public final class Wording {

  private static final int QUARTER = 3;
  private static final int SECOND_HALF = 7;

  private Wording() {}

  public static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  public static String period(Period period) {
    return day(period.from()) + "至" + day(period.to());
  }

  public static String month(Period period) {
    return period.from().getYear() + "年" + period.from().getMonthValue() + "月";
  }

  /** Its short name, such as 2022年11月, 2022年第四季度, 2022年累计. */
  public static String name(Period period) {
    String year = period.from().getYear() + "年";
    int month = period.from().getMonthValue();
    return switch (period.kind()) {
      case YTD -> year + "累计";
      case MONTH -> month(period);
      case QUARTER -> year + "第" + "一二三四".charAt(month / QUARTER) + "季度";
      case HALF -> year + (month < SECOND_HALF ? "上半年" : "下半年");
      case PREVIOUS -> "上一期（" + period(period) + "）";
      case YEAR -> year + "全年";
    };
  }

  /** Which report it is, for titles and names of files: 2022, or 2022年11月. */
  public static String report(AsOf asOf) {
    return asOf.isYear() ? Integer.toString(asOf.day().getYear()) : name(asOf.reported());
  }

  /** What is reported, in a sentence: 2022年, or 2022年11月. */
  public static String reported(AsOf asOf) {
    return report(asOf) + (asOf.isYear() ? "年" : "");
  }

  public static boolean isPartial(Period month) {
    return month.to().getDayOfMonth() < month.to().lengthOfMonth();
  }

  /** Rise or fall in words with an arrow, then what the notes of the figure say. */
  public static String remark(Figure figure) {
    List<String> words = new ArrayList<>();
    BigDecimal points = figure.shownComparison().points();
    BigDecimal change = points != null ? points : figure.shownComparison().change();
    if (change != null) {
      String up = points != null ? "↑ 上升" : "↑ 增长";
      words.add(change.signum() > 0 ? up : change.signum() < 0 ? "↓ 下降" : "→ 持平");
    }
    for (String note : figure.notes()) {
      words.add(Note.sentence(note));
    }
    return words.isEmpty() ? "无" : String.join("；", words);
  }

  public static String severity(Fault.Severity severity) {
    return switch (severity) {
      case NOTE -> "提示";
      case WARNING -> "需留意";
      case REJECT -> "退回该行";
      case REFUSE -> "整个文件拒收";
    };
  }

  public static String status(Load.Status status) {
    return switch (status) {
      case MERGED -> "已入库";
      case REFUSED -> "已拒收";
      case WITHDRAWN -> "已撤回";
    };
  }
}
