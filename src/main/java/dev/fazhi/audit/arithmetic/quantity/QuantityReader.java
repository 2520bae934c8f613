package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.arithmetic.quantity.Quantity.Base;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the clauses of a text say of its numbers, in one pass. */
public final class QuantityReader {

  private static final String UP = "增长|增加|上升|提高|提升|上涨|扩大|攀升|净增|新增|增幅|涨幅|增收|增支|增|升";
  private static final String DOWN = "下降|减少|降低|下滑|回落|缩减|精简|压减|降幅|减幅|减收|减支|减|降";
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?:(?:(?<up>"
              + UP
              + ")|(?<down>"
              + DOWN
              + "))(?:了|幅度?|率|达到?|为|[:])*|(?:较|比)[^,。;:()]{0,14}?(?:(?<more>多)|少)\\p{IsHan}?|^\\)?[^,。;:()]{0,2}(?:(?<plus>多)|少)(?:了|出|收|支)?)$");
  private static final Pattern REACHED =
      Pattern.compile("(?:[增升提减降压缩扩][加长高升少低减简大]?)(?:到|至)了?[^,。;:()]{0,10}$");
  private static final Pattern FROM = Pattern.compile("(?:由|从)[^,。;:()]{0,14}$");

  /** 由58件增至66件, but not 由31个单位承办. */
  private static final Pattern TO =
      Pattern.compile("[^,。;:()]{0,8}?[增升提减降压缩扩上下变回][^,。;:()\\d]{0,5}?(?:至|到|为)");

  private static final String EARLIER =
      "上年|去年|上一年|前一年|(?<!\\p{IsHan})前年|(?<=[较比])前年|前[两三四五十]年|上月|上个月|上季度?|上周|上期";

  /** The period before, or one that is named. */
  private static final String OTHER = EARLIER + "|第?[一二三四]季度|\\d{1,2}月份?|[上下]半年";

  /** 比2021年的368件: the number itself is what is compared with. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "(?:较|比)[^,。;:()]{1,14}的$|(?<!参)[与同][^,。;:()]{0,6}(?:[年月周期]|[年季]度)[^,。;:()]{0,6}的$|(?:较|比|与|同)(?:"
              + OTHER
              + "|(?:19|20)\\d{2}年)(?:度|同期)?[(]$|"
              + "(?:较|比|与|同)(?:"
              + OTHER
              + ")(?:度|同期)?$|[同环]比[(]$");

  private static final Pattern PRIOR =
      Pattern.compile(
          "(?<![较比与同和于])(?:"
              + EARLIER
              + "|(?<year>(?:19|20)\\d{2})年)(?:度|同期)?(?:数[:])?(?!以来|至今)[^,。;:()]{0,12}[(]?$");

  /** 已超过去年全年收案量(131件): a mark that was passed, and not the same period. */
  private static final Pattern PASSED =
      Pattern.compile("(?:超过?|达到?|接近|相当于)了?(?:上年|去年|上一年)[^,。;:]{0,12}[(]?$");

  /** 上周派发的1241件,已反馈1198件: what was dealt with now. */
  private static final Pattern LATELY =
      Pattern.compile("(?:^|[,;])(?:上月|上个月|上周|上季度)(?![^,;]*(?:结转|遗留|剩余))[^,。;:()]{1,8}的$");

  private static final Pattern MEAN =
      Pattern.compile("(?:[日月周年季人户案件次]均|平均)[^,。;:()]{0,10}$|每[^,。;:()]{1,8}$");

  /** 为预算9亿元的90%: what should have been. */
  private static final Pattern PLANNED =
      Pattern.compile("(?:为|完成|占|达到?|相当于)[^,。;:()]{0,8}(?:预算|计划|目标|任务)(?:数|指标)?$");

  private static final Pattern OF_PERIOD =
      Pattern.compile("环比|上月|上个月|上季|上周|上期|[一二三四]季度(?:的|$)|(?:较|比)\\d{1,2}月");
  private static final Pattern OF_YEAR =
      Pattern.compile("同比|上年|去年|上一年|前一年|前[两三四五十]年|(?:19|20)\\d{2}年");
  private static final Pattern LAST_YEARS =
      Pattern.compile("(?:上年|去年|上一年)(?:同期)?(?:第?[一二三四]季度|\\d{1,2}月|[上下]半年)");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?=年)");
  private static final Pattern EACH = Pattern.compile("分别(?:为|是)?$|^[、,和及与]{1,2}$");

  /** 环比下降8.93%（4月1388件）: what it is compared with. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\((?:去年|上年|(?:19|20)\\d{2}年)?(?:同期|前?第?[一二三四]季度|\\d{1,2}月份?|[一二三四]季度|[上下]半年|(?:19|20)\\d{2}年|上[月周期年])[^,。;()\\d]{0,6}");

  private static final Pattern LAST =
      Pattern.compile("(?:^|[,;:(])(?:上年|去年|上一年)(?:同期|度)?(?:共|全年)?新增$");
  private static final Pattern THEN =
      Pattern.compile("^(?:" + EARLIER + "|(?:19|20)\\d{2}年)(?:度|同期)?(?!以来)[^较比与同,]*$");
  private static final Pattern THEN_TOO =
      Pattern.compile("^,(?!今|本|目前|现|其中)[^,。;:()较比与同\\d]{2,12}$");
  private static final Pattern LISTED = Pattern.compile("[、和及与]\\p{IsHan}{0,8}");
  private static final Pattern THESE = Pattern.compile("(?:数字|数据|指标)?分别[为是]?");
  private static final Pattern OTHER_UNIT =
      Pattern.compile("\\((?:" + Classifiers.NUMBERED + "次?|次)\\)");
  private static final Pattern JOINT = Pattern.compile("[、,和及与]{1,2}");

  /** 与2000年的9人相比: what something is compared with. */
  private static final Pattern WITH = Pattern.compile("[与同和][^,。;()]{1,30}的$");

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[,;])(?<names>\\p{IsHan}{2,8}(?:[、和与]\\p{IsHan}{2,8}?)+)(?<kind>(?:类|案件|纠纷|工单)?)(?:数量?)?分别[为是]?$");

  private static final Pattern AND = Pattern.compile("[、和及与]");
  private static final String ENDS = "。!?;";
  private static final String TAIL_ENDS = ENDS + ",:()、0123456789\n";

  /** 村(社区)总数, 直接纠错(包括撤销、变更)9件: a remark within the words before a number. */
  private static final Pattern REMARK = Pattern.compile("(?<=\\p{IsHan})\\([^()]{1,30}\\)");

  /** 连续四年突破一万件: a mark that was passed. */
  private static final String MARK = "突破";

  private static final Pattern PERIOD =
      Pattern.compile("(?<![-至到~—\\d])(?:(?<quarter>[一二三四])季度|(?<month>\\d{1,2})月份?)(?![-至到~—])");

  private static final String QUARTERS = "一二三四";
  private static final int FAR = 100;
  private static final Pattern AGAINST = Pattern.compile("(?:同比|[较比])[^。;]{0,20}$");
  private static final int BEFORE = 24;

  private final String text;
  private final BitSet paragraphs;
  private final Classifiers classifiers;
  private final int year;

  public QuantityReader(String text, BitSet paragraphs, Classifiers classifiers) {
    this.text = text;
    this.paragraphs = paragraphs;
    this.classifiers = classifiers;
    this.year = year(text);
  }

  /**
   * The year that the text names first, as its title does, or the one after the year that it only
   * compares with; 0 when it names none.
   */
  private static int year(String text) {
    Matcher found = YEAR.matcher(text);
    if (!found.find()) {
      return 0;
    }
    int named = Integer.parseInt(found.group());
    String before = text.substring(Math.max(0, found.start() - BEFORE), found.start());
    return AGAINST.matcher(before).find() ? named + 1 : named;
  }

  /**
   * The quantities in the order of the text.
   *
   * @param tokens the numbers that are figures, in their order
   */
  public List<Quantity> read(List<NumberToken> tokens) {
    List<Quantity> quantities = new ArrayList<>();
    int at = 0;
    int sentence = 0;
    int paragraph = 0;
    int from = 0;
    int aside = -1;
    for (NumberToken token : tokens) {
      int before = paragraph;
      for (; at < token.start(); at++) {
        boolean ends = ENDS.indexOf(text.charAt(at)) >= 0;
        boolean begins = paragraphs.get(at + 1);
        if (ends || begins) {
          aside = -1;
          sentence++;
          from = at + 1;
        }
        if (text.charAt(at) == '(') {
          aside = at;
        } else if (text.charAt(at) == ')') {
          aside = -1;
        }
        if (begins) {
          // a paragraph without numbers is none between those that have some
          paragraph = before + 1;
        }
      }
      Quantity quantity = read(quantities.size(), token, sentence, paragraph, from, aside);
      if (!quantities.isEmpty()) {
        quantity = ofSame(quantity, quantities.get(quantities.size() - 1));
        quantity = inList(quantity, quantities.get(quantities.size() - 1));
        quantity = reached(quantity, quantities.get(quantities.size() - 1));
        quantity = ofPrior(quantity, quantities);
        quantity = ofEarlier(quantity, quantities.get(quantities.size() - 1));
        told(quantity, quantities);
      }
      quantities.add(quantity);
      from = Math.max(from, quantity.end());
    }
    named(quantities);
    return quantities;
  }

  /** 刑事、民事案件分别为9件、8件: each of as many counts as names has its own. */
  private static void named(List<Quantity> all) {
    for (int i = 0; i < all.size(); i++) {
      Matcher found = NAMES.matcher(all.get(i).lead());
      if (!all.get(i).isCount() || !found.find()) {
        continue;
      }
      String[] names = AND.split(found.group("names"));
      int last = i;
      while (last + 1 < all.size()
          && last - i < names.length
          && all.get(last + 1).sentence() == all.get(i).sentence()
          && all.get(last + 1).isCount()
          && JOINT.matcher(all.get(last + 1).lead()).matches()) {
        last++;
      }
      for (int at = i; at <= last && last - i + 1 == names.length; at++) {
        all.set(at, all.get(at).ofClause(names[at - i] + found.group("kind")));
      }
    }
  }

  private Quantity read(
      int index, NumberToken token, int sentence, int paragraph, int from, int aside) {
    String words = from >= token.start() ? "" : text.substring(from, token.start());
    String lead = REMARK.matcher(words).replaceAll("");
    int unitEnd = unitEnd(token);
    Kind kind = kind(token);
    String unit =
        kind == Kind.COUNT
            ? Classifiers.standard(text.substring(token.end(), classifiers.end(text, token.end())))
            : "";
    Direction change = text.startsWith("翻", token.start()) ? Direction.UP : change(lead);
    return new Quantity(
        index,
        token,
        kind,
        unit,
        kind == Kind.POINTS ? text.indexOf("百分点", token.end()) + 3 : unitEnd,
        sentence,
        paragraph,
        lead,
        kind == Kind.COUNT ? tail(unitEnd) : "",
        Quantity.clause(lead),
        change,
        text.startsWith(MARK, token.start())
            ? Role.MEAN
            : text.startsWith("相比", unitEnd) && WITH.matcher(lead).find()
                ? Role.PRIOR
                : role(lead, change, unitEnd),
        base(lead),
        kind == Kind.RATE && RateWords.SHARE.matcher(lead).find() && isWhole(lead, token),
        aside);
  }

  /** Where 件 ends, or 件(批) and 件批. */
  private int unitEnd(NumberToken token) {
    int end = classifiers.end(text, token.end());
    Matcher other = OTHER_UNIT.matcher(text).region(end, text.length());
    return end > token.end() && other.lookingAt() ? other.end() : end;
  }

  private String tail(int from) {
    int end = from;
    while (end < text.length() && TAIL_ENDS.indexOf(text.charAt(end)) < 0 && !paragraphs.get(end)) {
      end++;
    }
    return text.substring(from, end);
  }

  /** 咨询140件(44.2%): a rate alone in its bracket is a share. */
  private boolean isWhole(String lead, NumberToken token) {
    return !lead.equals("(") || text.startsWith(")", token.end());
  }

  /** 由9件上升为11件: where a change arrived, and not by how much. */
  private static Quantity reached(Quantity next, Quantity before) {
    return next.role() == Role.CHANGE
            && before.role() == Role.PRIOR
            && next.sentence() == before.sentence()
            && FROM.matcher(before.lead()).find()
            && TO.matcher(next.lead()).matches()
        ? next.ofReached()
        : next;
  }

  /** 去年共受理9件,比上年同期的8件: a report of last year is about it. */
  private static void told(Quantity next, List<Quantity> all) {
    Quantity before = all.get(all.size() - 1);
    if (next.isPriorCount()
        && before.isPriorCount()
        && Quantities.isSame(next, before)
        && next.sentence() == before.sentence()
        && COMPARED.matcher(next.lead()).find()
        && !COMPARED.matcher(before.lead()).find()
        && !RateVocabulary.CARRIED.matcher(before.lead()).find()) {
      all.set(all.size() - 1, before.ofNow());
    }
  }

  /** 二季度9件,一季度为8件: the period before the one that was told. */
  private static Quantity ofEarlier(Quantity next, Quantity before) {
    Matcher earlier = PERIOD.matcher(next.lead());
    Matcher told = PERIOD.matcher(before.lead());
    boolean prior =
        next.isCurrent()
            && before.isCurrent()
            && before.sentence() == next.sentence()
            && next.lead().startsWith(",")
            && earlier.find()
            && next.lead().indexOf(',', earlier.end()) < 0
            && told.find()
            && order(earlier) == order(told) - 1;
    return prior ? next.ofPrior(Base.PERIOD) : next;
  }

  /** Quarters and months in their order; far apart from each other. */
  private static int order(Matcher period) {
    String quarter = period.group("quarter");
    return quarter == null
        ? Integer.parseInt(period.group("month"))
        : FAR + QUARTERS.indexOf(quarter);
  }

  /** 审结9件12人: the same in another unit. */
  private static Quantity ofSame(Quantity next, Quantity before) {
    boolean same =
        next.lead().isEmpty()
            && next.isCount()
            && before.isCount()
            && before.end() == next.start()
            && !before.unit().isEmpty();
    return same ? next.ofClause(before.clause()) : next;
  }

  /** 上年两项数字分别为9件、8件: of then are the numbers, and not how many there are. */
  private static boolean isOfThese(Quantity next, Quantity before) {
    return before.isPriorCount()
        && before.isNumberOfThings()
        && next.isCurrent()
        && before.sentence() == next.sentence()
        && THESE.matcher(next.lead()).matches();
  }

  /** 上年同期分别为9件、11件, 分别上升1.8%和1.7%: what the list begins with holds for all of it. */
  private static Quantity inList(Quantity next, Quantity before) {
    boolean joined =
        before.sentence() == next.sentence()
            && before.kind() == next.kind()
            && (next.lead().isEmpty() || JOINT.matcher(next.lead()).matches());
    boolean aside =
        next.isCount()
            && before.kind() == Kind.RATE
            && before.role() == Role.CHANGE
            && ASIDE.matcher(next.lead()).matches();
    if (aside) {
      return next.ofPrior(before.base());
    }
    boolean priors =
        before.role() == Role.PRIOR
            && next.isCount()
            && (EACH.matcher(before.lead()).find() || next.lead().isEmpty());
    boolean changes =
        before.role() == Role.CHANGE
            && (next.kind() == Kind.RATE
                || (next.isCount()
                    && next.role() == Role.VALUE
                    && AND.matcher(next.lead()).matches()));
    boolean named =
        before.isPriorCount()
            && next.isCurrent()
            && before.sentence() == next.sentence()
            && before.aside() == next.aside()
            && LISTED.matcher(next.lead()).matches();
    return named
            || isOfThese(next, before)
            || goesOn(next, before)
            || (joined && (priors || changes))
        ? next.inList(before)
        : next;
  }

  /** 2022年受理9件,办结8件: a sentence that begins with an earlier period goes on about it. */
  private static boolean goesOn(Quantity next, Quantity before) {
    return before.isPriorCount()
        && next.isCount()
        && next.role() == Role.VALUE
        && before.sentence() == next.sentence()
        && before.aside() == next.aside()
        && !before.lead().isEmpty()
        && !RateVocabulary.CARRIED.matcher(before.lead()).find()
        && THEN.matcher(before.lead()).find()
        && THEN_TOO.matcher(next.lead()).matches();
  }

  /** 办结9件,占90%;上年办结8件,占80%: the second share behind an earlier count is of then, too. */
  private static Quantity ofPrior(Quantity next, List<Quantity> all) {
    Quantity before = all.get(all.size() - 1);
    boolean behind =
        next.kind() == Kind.RATE
            && next.role() == Role.VALUE
            && before.isPriorCount()
            && before.sentence() == next.sentence()
            && before.aside() == next.aside()
            && !RateVocabulary.CARRIED.matcher(before.clause()).find();
    for (int i = all.size() - 2; behind && i >= 0; i--) {
      Quantity earlier = all.get(i);
      if (earlier.paragraph() != next.paragraph() || next.sentence() - earlier.sentence() > 1) {
        return next;
      } else if (earlier.kind() == Kind.RATE && isAlike(earlier, next)) {
        return next.ofPrior(before.base());
      }
    }
    return next;
  }

  private static boolean isAlike(Quantity earlier, Quantity next) {
    Matcher one = RateWords.NAME.matcher(earlier.lead());
    Matcher other = RateWords.NAME.matcher(next.lead());
    return earlier.role() != Role.CHANGE
        && earlier.role() != Role.PRIOR
        && (next.isShare()
            ? earlier.isShare()
            : one.find()
                && other.find()
                && (one.group("stem").endsWith(other.group("stem"))
                    || other.group("stem").endsWith(one.group("stem"))));
  }

  private Kind kind(NumberToken token) {
    for (int end : token.ends()) {
      if (text.startsWith("个百分点", end) || text.startsWith("百分点", end)) {
        return Kind.POINTS;
      } else if (text.startsWith("倍", end)) {
        return Kind.TIMES;
      }
    }
    return token.number().percent() ? Kind.RATE : Kind.COUNT;
  }

  private static @Nullable Direction change(String lead) {
    Matcher change = CHANGE.matcher(lead);
    if (!change.find()) {
      return null;
    }
    boolean up =
        change.group("up") != null || change.group("more") != null || change.group("plus") != null;
    return up ? Direction.UP : Direction.DOWN;
  }

  private Role role(String lead, @Nullable Direction change, int end) {
    if (MEAN.matcher(lead).find() || PLANNED.matcher(lead).find()) {
      return Role.MEAN;
    } else if (REACHED.matcher(lead).find()) {
      return Role.REACHED;
    } else if (LAST.matcher(lead).find()) {
      return Role.PRIOR;
    } else if (change != null) {
      return Role.CHANGE;
    } else if ((FROM.matcher(lead).find() && isGoing(end)) || COMPARED.matcher(lead).find()) {
      return Role.PRIOR;
    }
    Matcher prior = PRIOR.matcher(lead);
    if (prior.find()) {
      if (PASSED.matcher(lead).find()) {
        return Role.MEAN;
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

  private static Base base(String lead) {
    if (OF_PERIOD.matcher(lead).find() && !LAST_YEARS.matcher(lead).find()) {
      return Base.PERIOD;
    }
    return OF_YEAR.matcher(lead).find() ? Base.YEAR : Base.NONE;
  }
}
