package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.arithmetic.quantity.Quantity.Base;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.language.NumberToken;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the words before a number make of it in a comparison with another period.
 *
 * @param text the whole text
 * @param year that it is of; 0 when unknown
 */
record Comparisons(String text, int year) {

  private static final String UP = "增长|增加|上升|提高|提升|上涨|扩大|攀升|净增|新增|增幅|增速|涨幅|增收|增支|增|升";

  private static final String DOWN = "下降|减少|降低|下滑|回落|缩减|缩短|精简|压减|降幅|减幅|减收|减支|减|降";

  static final Pattern CHANGE =
      Pattern.compile(
          "(?:(?:(?<up>"
              + UP
              + ")|(?<down>"
              + DOWN
              + "))(?:了|幅度?|率|达到?|为|是|各|更?[高低大]|,为|依次|分别|[:])*|(?:较|比)[^,。;:()]{0,14}?(?:(?<more>[多扩])|[少缩])\\p{IsHan}{0,2}|净(?:(?<net>[增涨])|减)\\p{IsHan}{1,4}|(?:^[,)]?[^,。;:()]{0,2}|(?<=[数量额]))(?:(?<plus>多)|少)[了出收支发办]?)$");

  private static final Pattern SIGN = Pattern.compile("(?<=[\\p{IsHan},:(、])[-+−]$|[↑↓]$");

  /** 增产2.8%, 扩种1.5%. */
  private static final Pattern MORE_OR_LESS = Pattern.compile("(?:(?<up>[增扩涨])|[减缩跌])\\p{IsHan}$");

  private static final String GOING = "(?:[增升提减降压缩扩上下变回跌涨]|优化|调整|发展)";

  private static final Pattern REACHED =
      Pattern.compile("(?:" + GOING + "[加长短高升少低减简大]?)(?:到|至)了?[^,。;:()]{0,10}$");

  static final Pattern FROM = Pattern.compile("(?:由|从)[^,。;:()]{0,14}$");

  /** 由58件增至66件, but not 由31个单位承办. */
  static final Pattern TO =
      Pattern.compile("[^,。;:()]{0,8}?" + GOING + "[^,。;:()\\d]{0,5}?(?:至|到|为)");

  static final String EARLIER =
      "上学?年(?!结转|结余|结存|滚存)|去年|上一学?年|前一年|(?<!\\p{IsHan})前年|(?<=[较比])前年|前[两三四五十]年|上月|上个月|上季度?|上周|上期";

  /** The period before, or one that is named. */
  private static final String OTHER = EARLIER + "|第?[一二三四]季度|\\d{1,2}月份?|[上下]半年";

  /** 比2021年的368件: the number itself is what is compared with. */
  static final Pattern COMPARED =
      Pattern.compile(
          "(?:较|比)[^,。;:()]{1,14}的$|较$|(?<![之占同环对率成])比$|(?<!参)[与同][^,。;:()]{0,6}(?:[年月周期]|[年季]度)[^,。;:()]{0,6}的$|(?:较|比|与|同)(?:"
              + OTHER
              + "|(?:19|20)\\d{2}年)(?:度|同期)?[(]$|"
              + "(?:较|比|与|同)(?:"
              + OTHER
              + ")(?:度|同期)?(?:[(]\\p{IsHan}{1,6})?$|(?:较|比|与|同)(?:19|20)\\d{2}年(?:度|同期)$|(?:较|比|与|同)(?:"
              + OTHER
              + "|(?:19|20)\\d{2}年)[^,。;:()]{0,8}[(](?:分别为?)?$|[同环]比[(]$");

  static final Pattern PRIOR =
      Pattern.compile(
          "(?<![较比与同和于])(?:"
              + EARLIER
              + "|(?<year>(?:19|20)\\d{2})年)(?:度|同期)?(?:数[:])?(?!以来|至今),?[^,。;:()]{0,12}(?:[(]\\p{IsHan}{0,6})?$");

  /** 已超过去年全年收案量(131件): a mark that was passed, and not the same period. */
  private static final Pattern PASSED =
      Pattern.compile("(?:超过?|达到?|接近|相当于)了?(?:上年|去年|上一年)[^,。;:]{0,12}[(]?$");

  /** 上周派发的1241件,已反馈1198件: what was dealt with now. */
  private static final Pattern LATELY =
      Pattern.compile("(?:^|[,;])(?:上月|上个月|上周|上季度)(?![^,;]*(?:结转|遗留|剩余))[^,。;:()]{1,8}的$");

  private static final Pattern MEAN =
      Pattern.compile("(?:[日月周年季人户件次]均|平均)[^,。;:()]{0,10}$|每[^,。;:()]{1,8}$");

  /** 为预算9亿元的90%: what should have been. */
  private static final Pattern PLANNED =
      Pattern.compile("(?:为|完成|占|达到?|相当于)[^,。;:()]{0,8}(?:预算|计划|目标|任务)(?:数|指标)?$");

  private static final Pattern LAST =
      Pattern.compile("(?:^|[,;:(])(?:上年|去年|上一年)(?:同期|度)?(?:共|全年)?新增$");

  /** 与2000年的9人相比: what something is compared with. */
  private static final Pattern WITH = Pattern.compile("[与同和][^,。;()]{1,30}的$");

  /** 连续四年突破一万件: a mark that was passed. */
  private static final String MARK = "突破";

  static final Pattern PERIOD =
      Pattern.compile("(?<![-至到~—\\d])(?:(?<quarter>[一二三四])季度|(?<month>\\d{1,2})月份?)(?![-至到~—])");

  private static final Pattern OF_PERIOD =
      Pattern.compile("环比|上月|上个月|上季|上周|上期|[一二三四]季度(?:的|$)|(?:较|比)\\d{1,2}月");

  private static final Pattern OF_YEAR =
      Pattern.compile("同比|上年|去年|上一年|前一年|前[两三四五十]年|(?:19|20)\\d{2}年");

  private static final Pattern LAST_YEARS =
      Pattern.compile("(?:上年|去年|上一年)(?:同期)?(?:第?[一二三四]季度|\\d{1,2}月|[上下]半年)");

  static @Nullable Direction change(String lead) {
    Matcher change = CHANGE.matcher(lead);
    if (!change.find()) {
      return null;
    }
    boolean up = Stream.of("up", "more", "net", "plus").anyMatch(way -> change.group(way) != null);
    return up ? Direction.UP : Direction.DOWN;
  }

  /** The same of a percentage, which may have a sign: 投诉+34.8%. */
  static @Nullable Direction signed(String lead) {
    Matcher sign = SIGN.matcher(lead);
    if (sign.find()) {
      return "+↑".contains(sign.group()) ? Direction.UP : Direction.DOWN;
    }
    @Nullable Direction change = change(lead);
    Matcher more = MORE_OR_LESS.matcher(lead);
    return change != null || !more.find()
        ? change
        : more.group("up") != null ? Direction.UP : Direction.DOWN;
  }

  Role role(String lead, @Nullable Direction change, NumberToken token, int end, Kind kind) {
    if (text.startsWith(MARK, token.start())) {
      return Role.NONE;
    } else if (text.startsWith("相比", end) && WITH.matcher(lead).find()) {
      return Role.PRIOR;
    }
    boolean from = FROM.matcher(lead).find() && isGoing(end);
    boolean mean = kind == Kind.COUNT && !from && MEAN.matcher(lead).find();
    if (mean || PLANNED.matcher(lead).find()) {
      return Role.NONE;
    } else if (REACHED.matcher(lead).find()) {
      return Role.REACHED;
    } else if (LAST.matcher(lead).find()) {
      return Role.PRIOR;
    } else if (change != null) {
      return Role.CHANGE;
    } else if (from || COMPARED.matcher(lead).find()) {
      return Role.PRIOR;
    }
    Matcher prior = PRIOR.matcher(lead);
    if (prior.find()) {
      if (PASSED.matcher(lead).find()) {
        return Role.NONE;
      } else if (LATELY.matcher(lead).find()) {
        return Role.VALUE;
      }
      String named = prior.group("year");
      return named == null || (year > 0 && Integer.parseInt(named) < year)
          ? Role.PRIOR
          : Role.VALUE;
    }
    return Role.VALUE;
  }

  private boolean isGoing(int end) {
    return TO.matcher(text).region(end, text.length()).lookingAt();
  }

  static Base base(String lead) {
    if (OF_PERIOD.matcher(lead).find() && !LAST_YEARS.matcher(lead).find()) {
      return Base.PERIOD;
    }
    return OF_YEAR.matcher(lead).find() ? Base.YEAR : Base.NONE;
  }
}
