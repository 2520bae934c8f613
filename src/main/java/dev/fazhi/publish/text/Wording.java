package dev.fazhi.publish.text;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Load;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Wording that several outputs share. */
public final class Wording {

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

  public static boolean isPartial(Period month) {
    return month.to().getDayOfMonth() < month.to().lengthOfMonth();
  }

  /** Rise or fall in words with an arrow, then what the notes of the figure say. */
  public static String remark(Figure figure) {
    List<String> words = new ArrayList<>();
    BigDecimal points = figure.comparison().points();
    BigDecimal change = points != null ? points : figure.comparison().change();
    if (change != null) {
      String up = points != null ? "↑ 上升" : "↑ 增长";
      words.add(change.signum() > 0 ? up : change.signum() < 0 ? "↓ 下降" : "→ 持平");
    }
    for (String note : figure.notes()) {
      words.add(note(note));
    }
    return words.isEmpty() ? "无" : String.join("；", words);
  }

  /**
   * A figure's note in Chinese, with its detail after a colon; an unknown note is given unchanged.
   */
  public static String note(String note) {
    int colon = note.indexOf(':');
    String detail = colon < 0 ? "" : note.substring(colon + 1);
    return switch (colon < 0 ? note : note.substring(0, colon)) {
      case Notes.NO_DATA -> "本期无数据";
      case Notes.NO_PRIOR -> "上年同期无数据";
      case Notes.ZERO_BASE -> "上年同期为零，不计算增减幅";
      case Notes.NO_CASES -> "没有案件，不计算比率";
      case Notes.PRIOR_NO_CASES -> "上年同期没有案件，不作比较";
      case Notes.PARTIAL -> "月份不完整，上年取同样的日子";
      case "qualifier" -> "约数“" + detail + "”";
      case Notes.COVERAGE -> bracketed("两年数据覆盖的范围不同，不可比", detail);
      case Notes.BEYOND_DATA -> "数据只到 " + detail + "，上年同期仍算到截止日";
      case Notes.AS_OF -> "截至 " + detail + " 的情况，上年为截至其上年同日的情况";
      case Notes.EMPTIED -> "最近的导出里『" + detail + "』一列全部是空的，以前的都有内容，数字可能不对";
      case Notes.REFUSED -> "被拒收的『" + detail + "』或许能补上缺的数据";
      case Notes.SAME_MONTHS -> "上年只取本年已报的月份";
      case Notes.INCOMPLETE -> "本年缺部分月份的报送";
      case Notes.UNEVEN_PARTS -> "分子和分母报送的范围不同";
      case Notes.DEFINITION_BREAK -> bracketed("口径有变动，不可比", detail);
      default -> note;
    };
  }

  private static String bracketed(String words, String detail) {
    return detail.isEmpty() ? words : words + "（" + detail + "）";
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
