package dev.fazhi.audit.language;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The measure words after a number. Chinese has one after every counting number, which
 * distinguishes a counting 八个 from the 一 in 统一.
 */
public final class Classifiers {

  private static final Set<String> COMMON =
      Set.of(
          "个 项 件 家 份 次 户 条 台 人 名 位 起 宗 批 场 期 所 处 座 套 辆 部 篇 本 册 支 组 类 种 轮 届 天 周 元 亩 吨 间 层 块"
              .concat(" 卷 封 堂 张 幅 只 株 款 笔 站 席 头 倍 例 桩 艘 架 栋 幢 枚 档 页 章 件次 批次 人次 户次 小时 分钟 公里 平方 百分点")
              .split(" "));

  /** After these a single 一 counts, though not in 加一起; before others it is an article, as in 一批. */
  private static final String COUNTED = "次项件家份户起宗场";

  /** Those whose number is called by them, 件数 and 人次; the characters of a class. */
  public static final String NUMBERED = "[件人户起批宗例]";

  /** 9家次, but not 9家次日. */
  private static final Pattern TIMES = Pattern.compile("次(?![日月年要于级序])");

  /** What amounts are told in, and what so many of them make. */
  private static final Map<String, Map<String, Integer>> SMALLER =
      Map.of(
          "公斤", Map.of("吨", 1000),
          "千克", Map.of("吨", 1000),
          "斤", Map.of("吨", 2000),
          "秒", Map.of("分钟", 60, "小时", 3600),
          "分钟", Map.of("小时", 60));

  private static final String CASES = "件宗起例桩";
  private static final String PEOPLE = "人名位";

  /** By their first characters. */
  private final Map<Character, List<String>> words;

  /** The common ones and the units of the metrics. */
  public Classifiers(Collection<String> units) {
    words =
        Stream.concat(COMMON.stream(), units.stream().map(unit -> FoldedText.of(unit).text()))
            .filter(unit -> !unit.isEmpty() && !unit.equals("%"))
            .distinct()
            .collect(Collectors.groupingBy(unit -> unit.charAt(0)));
  }

  /**
   * Where the longest measure word that stands there ends; where it should begin when none does.
   */
  public int end(String text, int at) {
    int end = at;
    if (at >= text.length()) {
      return end;
    }
    for (String word : words.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(word, at)) {
        end = Math.max(end, at + word.length());
      }
    }
    Matcher times = TIMES.matcher(text).region(end, text.length());
    return end > at && times.lookingAt() ? end + 1 : end;
  }

  /**
   * One word for all those that count cases, and one for those that count people. Letters are
   * counted in 件次 and visits in 批次, and both together make a total.
   */
  public static String standard(String unit) {
    boolean single = unit.length() == 1;
    if (unit.equals("件次") || unit.equals("批次") || unit.equals("批")) {
      return "件";
    }
    return single && CASES.contains(unit) ? "件" : single && PEOPLE.contains(unit) ? "人" : unit;
  }

  /** The measure word that ends there, or one that only means have, 485公斤 for each 亩. */
  public static String measure(String text, int from, int end) {
    return end > from
        ? standard(text.substring(from, end))
        : SMALLER.keySet().stream()
            .filter(unit -> text.startsWith(unit, from))
            .findFirst()
            .orElse("");
  }

  /** How many of the one measure another is, 1000公斤 a 吨; 1 of the same, 0 of what is none. */
  public static int times(String unit, String of) {
    return unit.equals(of) ? 1 : SMALLER.getOrDefault(unit, Map.of()).getOrDefault(of, 0);
  }

  /** Whether it measures things of every kind of text. */
  public static boolean isCommon(String unit) {
    return COMMON.contains(unit);
  }

  /** Whether a numeral in Chinese characters counts something there. */
  public boolean counts(String numeral, String text, int end) {
    if (numeral.equals("一")) {
      boolean joined =
          text.startsWith("起", end) && end > 1 && "加在同".indexOf(text.charAt(end - 2)) >= 0;
      return end < text.length() && !joined && COUNTED.indexOf(text.charAt(end)) >= 0;
    }
    return end(text, end) > end;
  }
}
