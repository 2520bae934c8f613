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

  /** 平均每户, 每万人拥有, 万人起诉率: for so many of what. */
  private static final Pattern EACH =
      Pattern.compile(
          "(?:每|(?:^|[,;:(])(?:单(?=[台个件户家名])|(?=[百千万])))"
              + MANY
              + "(?<each>[^,。;:()\\d]{1,20})(?:,[^,。;:()\\d]{0,6})?$");

  /** 人均办案: what it is for each of stands before; but 各镇均 says of all of them what they did. */
  private static final Pattern MEAN =
      Pattern.compile(
          "(?<under>[^,。;:()\\d]{0,8}?)(?<![各每这该案])(?<per>(?!平)\\p{IsHan})均(?<over>[^,。;:()\\d]{0,12})$");

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

  private static final Pattern TO = Pattern.compile("[:比](?<other>\\d+(?:\\.\\d+)?)(?![\\d:])");
  private static final Pattern FROM = Pattern.compile("(?<![\\d:.])(?<other>\\d+)[:比]$");

  /** 男女之比, 复议与诉讼的比例为. */
  private static final Pattern RATIO =
      Pattern.compile(
          "(?<names>\\p{IsHan}{1,6}[和与、]?\\p{IsHan}{1,6}?)(?:人数|数量)?[的之]?(?<![同环占对相])比[例值]?(?:由[^,;()]{0,10}|[^\\p{IsHan}]|[为是达到约])*$");

  private static final Pattern AND = Pattern.compile("[和与、]");

  /** 以女性为100. */
  private static final Pattern BASE =
      Pattern.compile("\\((?:以)?(?<under>\\p{IsHan}{1,8})为(?<many>1|100)\\)");

  private static final Pattern SHARES =
      Pattern.compile("\\d{1,2}(?:\\.\\d+)?(?::\\d{1,2}(?:\\.\\d+)?){2,5}(?![\\d:])");

  private static final int LIST = 24;
  private static final int BEFORE = 6;
  private static final String PERIODS = "日天周月季年";
  private static final String DAYS = "日天";

  /** 22个工作日, 365天. */
  private static final Pattern PERIOD = Pattern.compile("个?(?:工作|自然)?(?<per>[" + PERIODS + "])");

  private static final String HOUSES = "户家";
  private static final String POWERS = "个十百千万";
  private static final int HUNDRED_MILLION = 8;

  private static Quotient of(String times, String sign, String over, String under) {
    return new Quotient(new BigDecimal(times), sign, "", over, under);
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
        || count.unit().contains(Classifiers.standard(measure))
        || (HOUSES.contains(measure) && !count.unit().isEmpty() && HOUSES.contains(count.unit()))
        || ((count.unit().isEmpty() || measure.length() > 1 || !Classifiers.isCommon(measure))
            && words.contains(per));
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
    if (isListed(text, token)) {
      return PERCENT;
    }
    @Nullable Quotient ratio = end > token.end() ? null : ratio(text, token, lead);
    return ratio != null ? ratio : mean(text, lead, end, classifiers);
  }

  /** 1:4.2, 4.2:1 and 比为4.2; which of the two is the one tells which is in which. */
  private static @Nullable Quotient ratio(String text, NumberToken token, String lead) {
    Matcher names = RATIO.matcher(lead);
    Matcher to = TO.matcher(text).region(token.end(), text.length());
    Matcher base = BASE.matcher(text).region(token.end(), text.length());
    Matcher from = FROM.matcher(text.substring(Math.max(0, token.core() - BEFORE), token.core()));
    boolean turned = from.find();
    boolean named = names.find();
    if (!named && !turned && !to.lookingAt()) {
      return null;
    }
    String[] two = named ? two(names.group("names")) : new String[] {"", ""};
    return to.lookingAt()
        ? of(to.group("other"), "", two[0], two[1])
        : turned
            ? of(from.group("other"), "", two[1], two[0])
            : base.lookingAt()
                ? of(base.group("many"), "", two[0], base.group("under"))
                : of("1", "", two[0], two[1]);
  }

  /** 三次产业结构比为 5.2:41.3:53.5. */
  private static boolean isListed(String text, NumberToken token) {
    int start = Math.max(0, token.core() - LIST);
    int end = Math.min(text.length(), token.core() + LIST);
    Matcher list = SHARES.matcher(text).region(start, end);
    return list.find() && list.start() <= token.core() && token.core() < list.end();
  }

  /** 复议与诉讼, 男女, 专兼职: the names of two. */
  private static String[] two(String names) {
    String[] told = AND.split(names, 2);
    int half = Math.max(1, names.length() / 2);
    return told.length == 2
        ? told
        : new String[] {names.substring(0, half), names.substring(half, 2 * half)};
  }

  private static @Nullable Quotient mean(
      String text, String lead, int end, Classifiers classifiers) {
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
    return mean.find() && isUnit(mean, classifiers)
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
