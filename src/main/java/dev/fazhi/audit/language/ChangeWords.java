package dev.fazhi.audit.language;

import dev.fazhi.definition.Phrase.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises comparisons with last year in Chinese reports: 同比增长, 较上年同期减少, 上年同期为. They belong to
 * the language, not to a metric; what is compared is in the text before them.
 */
public final class ChangeWords {

  private static final String LAST_YEAR = "(?:上年|去年|上一年)(?:同期|度)?";
  private static final Pattern BASE =
      Pattern.compile(
          "同比|(?:较|比|与|同|和|于)(?:%s|(?<year>\\d{4})年(?:同期|度)?)(?:相比|比较)?|%s相比"
              .formatted(LAST_YEAR, LAST_YEAR));

  /** A comparison with another period than the same one last year. */
  private static final Pattern OTHER_BASE =
      Pattern.compile("环比|(?:较|比|与|同|和)(?:上个?月|上个?季度|上周|上期|上半年|年初|\\d{1,2}月|[一二三四]季度)");

  private static final String ANY_BASE = BASE.pattern().replace("?<year>", "");
  private static final String UP = "增长|增加|上升|提高|提升|上涨|扩大|攀升|多|增";
  private static final String DOWN = "下降|减少|降低|下滑|回落|缩减|减少|少|降|减";
  private static final Pattern VERB =
      Pattern.compile("(?:(?<up>" + UP + ")|(?<down>" + DOWN + "))(?:了|幅度?为|幅度?达)?$");
  private static final Pattern WAS =
      Pattern.compile("(?<![较比与同和于])" + LAST_YEAR + "(?:数|量|值)?(?:为|是|有|仅|共|的)?[:]?$");

  /** Of the way against last year without a number. */
  private static final Pattern WENT =
      Pattern.compile(
          "(?:"
              + BASE.pattern()
              + ")[,]?(?<all>均|都|双双|分别)?(?:呈|有所|略有|明显|大幅|稳步|持续|保持|基本)*"
              + "(?:(?<up>增长|增加|上升|提高|提升)|(?<down>下降|减少|降低|下滑|回落)|(?<flat>持平))"
              + "(?:态势|趋势)?(?=[,。;!?、)]|$)");

  private static final Pattern BACK = Pattern.compile("今年|本年|本期|现在|目前");
  private static final Pattern SAME_PERIOD = Pattern.compile("(?<![较比与同和于])(?:上年|去年)同期(?!相比)");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?:,(?:%s)[^,。;!?()]*|\\((?:%s|%s)[^。;!?()]*\\))*"
              .formatted(ANY_BASE, ANY_BASE, LAST_YEAR));
  private static final Pattern COUNTED = Pattern.compile("([二两三四五六])(?:项|类|者|个)(?:数据|指标|数字)?[,]?$");

  private ChangeWords() {}

  /**
   * What words before a number say of it.
   *
   * @param from where these words begin
   * @param verb where the last of them begins
   * @param each whether they belong to several numbers, each of its own metric
   */
  public record Said(Direction direction, int from, int verb, boolean each) {}

  /**
   * A change that the text says without a number.
   *
   * @param start where the words begin
   * @param all whether they speak of several metrics
   */
  public record Went(Direction direction, int start, int end, boolean all) {}

  /**
   * Whether the number that begins there is told as a change against last year.
   *
   * @param from where its sentence begins
   * @param year that the text reports on
   */
  public static Optional<Said> change(String text, int from, int at, int year) {
    Matcher verb = VERB.matcher(text).region(from, at);
    if (!verb.find()) {
      return Optional.empty();
    }
    Matcher base = BASE.matcher(text).region(from, verb.start());
    int begin = -1;
    int end = -1;
    while (base.find()) {
      if (!isLastYear(base, year)) {
        continue;
      }
      begin = base.start();
      end = base.end();
    }
    if (isAgainstAnotherPeriod(text, Math.max(from, end), verb.start())) {
      return Optional.empty();
    }
    String up = verb.group("up");
    String word = up == null ? verb.group("down") : up;
    // 多 and 少 are part of many other words
    boolean alone = word.length() > 1 || end == verb.start();
    if (begin < 0 || !alone) {
      return Optional.empty();
    }
    boolean each = text.substring(begin, at).contains("分别");
    return Optional.of(
        new Said(up == null ? Direction.DOWN : Direction.UP, begin, verb.start(), each));
  }

  /** Whether the words between the two places compare with a month, a quarter and the like. */
  public static boolean isAgainstAnotherPeriod(String text, int from, int to) {
    return from < to && OTHER_BASE.matcher(text).region(from, to).find();
  }

  /** Whether the number there is told as a change at all. */
  public static boolean isChange(String text, int from, int at) {
    return VERB.matcher(text).region(from, at).find();
  }

  /** Where the comparisons end that are put in there, after commas or in brackets. */
  public static int afterAsides(String text, int at) {
    Matcher aside = ASIDE.matcher(text).region(at, text.length());
    return aside.lookingAt() ? aside.end() : at;
  }

  /** Whether the sentence speaks of the same period last year there, and not of a comparison. */
  public static boolean isOfSamePeriod(String text, int from, int at) {
    Matcher same = SAME_PERIOD.matcher(text.substring(from, at));
    int found = -1;
    while (same.find()) {
      found = same.end();
    }
    return found >= 0 && !BACK.matcher(text.substring(from + found, at)).find();
  }

  /** How many things the words before say that they speak of, as in 两项数据; 0 when they do not. */
  public static int counted(String text, int at) {
    Matcher counted = COUNTED.matcher(text).region(Math.max(0, at - 8), at);
    return counted.find() ? "零一两三四五六".indexOf(counted.group(1).replace('二', '两')) : 0;
  }

  /** Where the words begin that say that the number there is last year's; -1 when none do. */
  public static int was(String text, int from, int at) {
    Matcher was = WAS.matcher(text).region(from, at);
    was.useTransparentBounds(true);
    return was.find() ? was.start() : -1;
  }

  /** Whether the number there is told of a comparison, with whichever year, or of last year. */
  public static boolean isAboutAnotherYear(String text, int from, int at) {
    return was(text, from, at) >= 0
        || (VERB.matcher(text).region(from, at).find()
            && BASE.matcher(text).region(from, at).find());
  }

  private static boolean isLastYear(Matcher base, int year) {
    String named = base.group("year");
    return named == null || Integer.parseInt(named) == year - 1;
  }

  /** The changes that a text says without a number. */
  public static List<Went> went(String text, int year) {
    List<Went> all = new ArrayList<>();
    Matcher found = WENT.matcher(text);
    while (found.find()) {
      if (isLastYear(found, year)) {
        all.add(went(found));
      }
    }
    return all;
  }

  private static Went went(Matcher found) {
    Direction direction =
        found.group("up") != null
            ? Direction.UP
            : found.group("down") != null ? Direction.DOWN : Direction.FLAT;
    String all = found.group("all");
    return new Went(direction, found.start(), found.end(), all != null);
  }

  /**
   * Whether what stands there is told of last year, because its sentence began to speak of it and
   * did not come back.
   *
   * @param year the year that the text reports on
   */
  public static boolean isOfLastYear(String text, int from, int at, int year) {
    Pattern former =
        Pattern.compile(
            "(?<![较比与同和于自从继])(?:(?:上年|去年)(?:同期|全年|度)?|"
                + (year - 1)
                + "年(?:同期|全年|度)?)(?!以来|相比|至|到|起|末|底|初|\\d|[一二三四五六七八九十]+月)");
    String before = text.substring(from, at);
    Matcher last = former.matcher(before);
    int found = -1;
    while (last.find()) {
      found = last.end();
    }
    if (found < 0) {
      return false;
    }
    String since = before.substring(found);
    return !since.contains(year + "年") && !BACK.matcher(since).find();
  }
}
