package dev.fazhi.audit.arithmetic.quantity;

import java.util.regex.Pattern;

/** How Chinese calls a rate and a share, whatever they are of. */
public final class RateWords {

  /** 办结率: the words before 率, and what stands between it and the number. */
  public static final Pattern NAME =
      Pattern.compile(
          "(?<stem>[\\p{IsHan}]{1,14})(?:率|(?<![年季月程力])度|(?<![同环占对相])比)(?<rest>(?:最[高低],)?[^,。;:()、]{0,8})$");

  /** 占受理总数的, with the words for what it is a share of. */
  public static final Pattern SHARE =
      Pattern.compile(
          "(?:(?:占(?:比|到|了|据)*|相当于)(?<base>[^,。;:()、占]{0,20}?)(?:的|比例|比重|比|约|高?达到?|为|最[高大多]|居首|较高|,达|依次|分别|是|[:])*|(?:比例|比重|占比)(?:依次|分别|为|是|最[高大多]|,?高?达到?|[:])*|^\\()$");

  private static final Pattern EACH = Pattern.compile("分别[占为是]|依次[占为是]|各占");

  /** 占全县9个村(社区)的8%: what stands between the total and the share of it. */
  private static final Pattern WITHIN = Pattern.compile("[^,;:。、占]{0,12}?的(?:比例|比重)?(?:为|约|达)?");

  private static final Pattern OF =
      Pattern.compile("(?:占(?:比|到|了|据)?|为|是|达到?|完成|相当于)[^,。;:()、]{0,16}\\(?$");

  /** What says nothing of which things these are. */
  public static final Pattern GENERAL =
      Pattern.compile(
          "总数|总量|总额|总|数量|数|量|全部|全[市县区旗省]|同期|[本当][月周年期]|所有|各类|的|" + RateVocabulary.SHARED + "|件");

  private RateWords() {}

  /** 占受援总人数1163人的35.7%: the total stands within. */
  public static boolean isWithin(Quantity whole, Quantity rate) {
    return whole.index() == rate.index() - 1
        && whole.sentence() == rate.sentence()
        && WITHIN.matcher(rate.lead()).matches()
        && OF.matcher(whole.lead()).find();
  }

  /** Whether it is the first of the shares of a list. */
  public static boolean isEach(Quantity rate) {
    return EACH.matcher(rate.lead()).find();
  }
}
