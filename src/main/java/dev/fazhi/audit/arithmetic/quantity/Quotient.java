package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.NumberToken;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the quotient of two numbers is printed: 3.1%, 3.1‰, 2.5倍, 1:4.2, 人均3件, 每万人12件.
 *
 * @param times by what it is multiplied
 * @param sign what stands behind it; empty where only its unit does
 * @param per the measure word or the name of what it is for each of; empty where there is none
 * @param over what the words call that of which there is so much; empty where they do not
 * @param under what they call that which it is for each of, or is compared with
 */
public record Quotient(BigDecimal times, String sign, String per, String over, String under) {

  public static final Quotient PERCENT = of("100", "%", "", "");

  static final Quotient POINTS = of("1", " 个百分点", "", "");

  private static final Quotient THOUSANDTHS = of("1000", "‰", "", "");

  private static final String MANY = "(?<many>\\d*[十百千万亿]{0,2})";

  /** 千分之5.2. */
  private static final Pattern PARTS = Pattern.compile("(?<many>百|十?[千万])分之$");

  /** 平均每户, 每万人拥有, 万人起诉率: for so many of what. */
  private static final Pattern EACH =
      Pattern.compile(
          "(?:每|(?:^|[,;:(])[而其]?(?:单(?=[台个件户家名车店校])|(?=十?[百千万])))"
              + MANY
              + "(?<each>[^,。;:()\\d]{1,20})(?:,[^,。;:()\\d]{0,6})?$");

  /** 人均办案: what it is for each of stands before; but 各镇均 says of all of them what they did. */
  private static final Pattern MEAN =
      Pattern.compile(
          "(?<under>[^,。;:()\\d]{0,8}?)(?<![各每这该案])(?<per>(?!平)\\p{IsHan}(?=均)|亩(?=产))均?(?<over>[^,。;:()\\d]{0,12})$");

  /** 平均班额, 平均通话时长: what it is for each of need not be told. */
  private static final Pattern AVERAGE =
      Pattern.compile("(?<under>[^,。;:()\\d]{0,8}?)(?<per>平均)(?!每)(?<over>[^,。;:()\\d均每]{1,8})$");

  /** 人均罚没由9元降至8元. */
  private static final Pattern FROM_THEN =
      Pattern.compile("[由从](?:(?:上年|去年|20\\d\\d年)(?:同期)?的?)?$");

  /** 3.2件/万人; 2021/2022学年 are two years. */
  private static final Pattern SLASH =
      Pattern.compile("\\p{IsHan}{0,2}/(?!(?:19|20)\\d\\d)" + MANY + "(?<each>\\p{IsHan}{1,4})");

  /** 每名调解员年均调解: what stands behind is told of each. */
  private static final Pattern JOINT = Pattern.compile("(?:[年月日平]?均|拥有|发生|产生|涉及|[的有为达约是])(?=.)");

  /** 是诉讼的2倍. */
  private static final Pattern MULTIPLE =
      Pattern.compile("(?<over>[^,;:()]{0,12}?)(?:相当于|是|为|达)(?<under>[^,。;:()]{0,14}?)[)]?的$");

  private static final Pattern SHARES =
      Pattern.compile("\\d{1,2}(?:\\.\\d+)?(?::\\d{1,2}(?:\\.\\d+)?){1,5}(?![\\d:])");

  private static final int LIST = 24;
  private static final String PERIODS = "日天周月季年";
  private static final String DAYS = "日天";

  /** 22个工作日, 365天. */
  private static final Pattern PERIOD = Pattern.compile("个?(?:工作|自然)?(?<per>[" + PERIODS + "])");

  /** For each of what, where only 平均 is told. */
  private static final String ANY = "平均";

  private static final String HOUSES = "户家";
  private static final String POWERS = "个十百千万";
  private static final int HUNDRED_MILLION = 8;

  static Quotient of(String times, String sign, String over, String under) {
    return new Quotient(new BigDecimal(times), sign, "", over, under);
  }

  /** The same of something else. */
  Quotient of(String other) {
    return new Quotient(times, sign, per, other, under);
  }

  /** Whether that much is all of what it is of, 100%. */
  public boolean isAll(BigDecimal value) {
    return equals(PERCENT) && value.compareTo(times) == 0;
  }

  /**
   * Whether that count may be what it is for each of.
   *
   * @param words what the text calls it
   */
  public boolean isPer(Quantity count, String words) {
    String measure = RateVocabulary.EACH.getOrDefault(per, per);
    if (isOfPeriod()) {
      Matcher period = PERIOD.matcher(count.unit() + count.tail());
      return period.lookingAt()
          && (period.group("per").equals(per)
              || (DAYS.contains(period.group("per")) && DAYS.contains(per)));
    }
    return per.isEmpty()
        || isOfAnything()
        // 律师事务所78家,所均
        || count.clause().endsWith(per)
        || count.unit().contains(Classifiers.standard(measure))
        || (HOUSES.contains(measure) && !count.unit().isEmpty() && HOUSES.contains(count.unit()))
        || ((count.unit().isEmpty() || measure.length() > 1 || !Classifiers.isCommon(measure))
            && (words.contains(per) || isNamed(words)));
  }

  /** 每千常住人口床位数: what it is for each of is named first. */
  private boolean isNamed(String words) {
    for (int end = per.length() - 1; end > 2; end--) {
      if (words.contains(per.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a mean that does not tell for each of what. */
  public boolean isOfAnything() {
    return per.equals(ANY);
  }

  /** Whether it is for each day or month, which need not be told. */
  public boolean isOfPeriod() {
    return per.length() == 1 && PERIODS.contains(per);
  }

  /**
   * What is printed there; null where it is no quotient.
   *
   * @param lead the words before it
   * @param end where its unit ends
   */
  static @Nullable Quotient read(
      String text, NumberToken token, String lead, int end, Classifiers classifiers) {
    if (token.number().percent()) {
      return PERCENT;
    }
    for (int at : token.ends()) {
      if (text.startsWith("‰", at)) {
        return THOUSANDTHS;
      } else if (text.startsWith("倍", at)) {
        Matcher names = MULTIPLE.matcher(lead);
        return names.find()
            ? of("1", "倍", names.group("over"), names.group("under"))
            : of("1", "倍", "", "");
      }
    }
    Matcher parts = PARTS.matcher(lead);
    if (parts.find()) {
      BigDecimal times = many(parts.group("many"));
      return of(times.toPlainString(), "/" + times.toPlainString(), "", "");
    } else if (isListed(text, token)) {
      return PERCENT;
    }
    @Nullable Quotient ratio = end > token.end() ? null : Ratio.read(text, token, lead);
    return ratio != null ? ratio : mean(text, lead, token, end, classifiers);
  }

  /** 三次产业结构比为 5.2:41.3:53.5. */
  private static boolean isListed(String text, NumberToken token) {
    int start = Math.max(0, token.core() - LIST);
    int end = Math.min(text.length(), token.core() + LIST);
    Matcher list = SHARES.matcher(text).region(start, end);
    return list.find()
        && list.start() <= token.core()
        && token.core() < list.end()
        && isWhole(list.group().split(":"));
  }

  /** 60:40 are two shares, and 3:2 is none. */
  private static boolean isWhole(String[] terms) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String term : terms) {
      sum = sum.add(new BigDecimal(term));
    }
    return terms.length > 2 || sum.compareTo(PERCENT.times()) == 0;
  }

  private static @Nullable Quotient mean(
      String text, String lead, NumberToken token, int end, Classifiers classifiers) {
    Matcher slash = SLASH.matcher(text).region(end, text.length());
    if (slash.lookingAt()) {
      return each(slash, slash.group("each"), QuantityReader.clause(lead), classifiers);
    }
    Matcher each = EACH.matcher(FROM_THEN.matcher(lead).replaceFirst(""));
    if (each.find()) {
      String told = each.group("each");
      Matcher joint = JOINT.matcher(told);
      return joint.find()
          ? each(each, told.substring(0, joint.start()), told.substring(joint.end()), classifiers)
          : each(each, told, "", classifiers);
    }
    Matcher mean = MEAN.matcher(FROM_THEN.matcher(lead).replaceFirst(""));
    boolean told = mean.find() && isUnit(mean, classifiers);
    if (!told && !Classifiers.measure(text, token.end(), end).isEmpty()) {
      mean.usePattern(AVERAGE).reset();
      told = mean.find();
    }
    return told
        ? new Quotient(
            BigDecimal.ONE, "", mean.group("per"), mean.group("over"), mean.group("under"))
        : null;
  }

  private static boolean isUnit(Matcher mean, Classifiers classifiers) {
    String per = mean.group("per");
    return PERIODS.contains(per)
        || RateVocabulary.EACH.containsKey(per)
        || classifiers.end(per, 0) > 0
        || mean.group("under").isEmpty();
  }

  private static Quotient each(Matcher found, String under, String over, Classifiers classifiers) {
    boolean other = !under.isEmpty() && RateVocabulary.EACH.containsKey(under.substring(0, 1));
    boolean period = !under.isEmpty() && PERIODS.indexOf(under.charAt(0)) >= 0;
    int measure = other || period ? 1 : classifiers.end(under, 0);
    return new Quotient(
        many(found.group("many")),
        "",
        measure > 0 ? under.substring(0, measure) : under,
        over.isEmpty() ? under.substring(measure) : over,
        over.isEmpty() && measure > 0 ? "" : under.substring(measure));
  }

  /** 10万, 百: how many that is. */
  private static BigDecimal many(String words) {
    int digits = 0;
    while (digits < words.length() && Character.isDigit(words.charAt(digits))) {
      digits++;
    }
    BigDecimal many = digits == 0 ? BigDecimal.ONE : new BigDecimal(words.substring(0, digits));
    for (char power : words.substring(digits).toCharArray()) {
      int at = POWERS.indexOf(power);
      many = many.scaleByPowerOfTen(at < 0 ? HUNDRED_MILLION : at);
    }
    return many;
  }
}
