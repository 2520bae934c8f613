package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Places;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words of a rate say that it is of.
 *
 * @param subject what it is the rate or the share of; empty where they say nothing
 * @param base what it is in; empty where they say nothing
 * @param named whether it is called a rate of its own name, 办结率
 * @param together whether it says that it is of several
 */
record Wording(String subject, String base, boolean named, boolean together) {

  private static final Pattern TOGETHER =
      Pattern.compile("合计|共|合占|[合加]起来|[合加]在一|以上|[前上][二两三四五]|[二两三四五][类项者个种]");

  private static final Pattern AMONG =
      Pattern.compile("(?:^|[,;在从])(?<base>(?!其)[^,;:()、在从]{2,14})[中里],?[^,;:]*$");

  /** 按常住人口计算,每千人: what it is for each of. */
  private static final Pattern BY =
      Pattern.compile(
          "[按以](?:[上前]述|所列)?(?<base>[^,。;:()、按以]{2,14}?)数?(?:计算?|平均|[测折]算)(?=,|[^,;:()]{0,2}$)");

  private static final Pattern WITHIN =
      Pattern.compile("(?:^|[,;])在?(?<base>[^,。;:()、]{2,16})[中里]所?占");

  /** 办结的申请中予以公开占: what it is in, and what it is of. */
  private static final Pattern OF =
      Pattern.compile("[从在]?(?<base>(?!其)[^,;:()、]{2,14})[中里](?<subject>[^,;:()、]{2,12})");

  private static final Pattern NOISE =
      Pattern.compile(
          "[^\\p{IsHan}]|合计|总计|共计|"
              + RateWords.GENERAL.pattern()
              + "|其中|"
              + RateVocabulary.COUNTED
              + "|分别|依次|各|约|共|为|是");

  /** What its own words say, or those of the list that it stands in. */
  static Wording of(Quantity rate, Places places, List<Quantity> counts) {
    Quantity first = places.of(rate).first();
    Wording own = of(rate, places.name(rate), counts);
    // 分别占总数的8%、9%: each in the same
    return own.base.isEmpty() && rate.isShare() && !first.equals(rate) && first.isShare()
        ? new Wording(own.subject, of(first, "", counts).base, own.named, own.together)
        : own;
  }

  private static Wording of(Quantity rate, String name, List<Quantity> counts) {
    boolean together = TOGETHER.matcher(rate.clause()).find();
    if (!rate.isPercent() && !rate.isShare()) {
      Matcher by = BY.matcher(rate.lead());
      String over = called(rate.quotient().over(), counts);
      String under = by.find() ? plain(by.group("base")) : called(rate.quotient().under(), counts);
      return new Wording(over, under, false, together);
    }
    String clause = rate.clause();
    Matcher share = RateWords.SHARE.matcher(clause);
    if (rate.isShare() && !share.find()) {
      // 占比最高,为9%
      clause =
          rate.lead()
              .substring(
                  rate.lead().lastIndexOf(',', rate.lead().length() - clause.length() - 2) + 1);
    }
    share.reset(clause);
    Matcher by = BY.matcher(rate.lead());
    boolean based = by.find();
    Matcher called =
        RateWords.NAME.matcher(based ? rate.lead().substring(0, by.start()) : rate.lead());
    if (rate.isShare() && share.find()) {
      Matcher within = WITHIN.matcher(clause);
      String base = share.group("base") == null ? "" : share.group("base");
      boolean inner = base.isEmpty() && within.find();
      String before = inner ? "" : name.isEmpty() ? clause.substring(0, share.start()) : name;
      Matcher of = OF.matcher(before);
      return base.isEmpty() && !inner && of.matches()
          ? new Wording(plain(of.group("subject")), plain(of.group("base")), false, together)
          : new Wording(plain(before), plain(inner ? within.group("base") : base), false, together);
    }
    return called.find()
        ? new Wording(
            plain(name.isEmpty() ? called.group("stem") : name),
            based ? plain(by.group("base")) : "",
            true,
            together)
        : new Wording(plain(name), "", false, together);
  }

  /** What is called so, or 前者 and 后者 for the last two counts. */
  private static String called(String name, List<Quantity> before) {
    int back = name.contains("后者") ? 0 : name.contains("前者") ? 1 : before.size();
    return plain(back < before.size() ? before.get(back).clause() : name);
  }

  /** The same in something else. */
  Wording of(String other) {
    return new Wording(subject, other, named, together);
  }

  /** The same where the words of what it is of say what it is in, 办结案件中. */
  Wording among(Quantity part) {
    Matcher among = AMONG.matcher(part.lead());
    return base.isEmpty() && among.find()
        ? new Wording(subject, plain(among.group("base")), named, together)
        : this;
  }

  static String plain(String words) {
    return RateVocabulary.plain(NOISE.matcher(words).replaceAll(""));
  }

  /** 调委会 is short for 调解委员会: all its characters in their order. */
  static boolean isShort(String one, String other) {
    int at = 0;
    for (int i = 0; i < one.length() && at >= 0; i++) {
      at = other.indexOf(one.charAt(i), at == 0 ? 0 : at + 1);
    }
    return one.length() > 2 && at >= 0;
  }

  /** How much of the one, in pairs of characters, the other has: 0 to 1. */
  static double overlap(String one, String other) {
    if (one.length() < 2) {
      return one.isEmpty() || !other.contains(one) ? 0 : 1;
    }
    int found = 0;
    for (int i = 0; i + 2 <= one.length(); i++) {
      int at = other.indexOf(one.charAt(i));
      while (at >= 0 && !other.regionMatches(at, one, i, 2)) {
        at = other.indexOf(one.charAt(i), at + 1);
      }
      found += at >= 0 ? 1 : 0;
    }
    return (double) found / (one.length() - 1);
  }
}
