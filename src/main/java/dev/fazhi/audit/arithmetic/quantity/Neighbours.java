package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.arithmetic.quantity.Quantity.Base;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a number is by the one before it: the next of a list, of the same earlier period. */
final class Neighbours {

  private static final Pattern EACH = Pattern.compile("分别(?:为|是)?$|^[、,和及与]{1,2}$");

  /** 环比下降8.93%（4月1388件）: what it is compared with. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "\\((?:去年|上年|(?:19|20)\\d{2}年)?(?:同期|前?第?[一二三四]季度|\\d{1,2}月份?|[一二三四]季度|[上下]半年|(?:19|20)\\d{2}年|上[月周期年]|上学年)[^,。;()\\d]{0,6}");

  private static final Pattern THEN =
      Pattern.compile(
          "^(?:" + Comparisons.EARLIER + "|(?:19|20)\\d{2}年)(?:度|同期)?,?(?!以来)[^较比与同,]*$");

  private static final Pattern THEN_TOO =
      Pattern.compile("^,(?!今|本|目前|现|其中)[^,。;:()较比与同\\d]{2,12}$");

  private static final Pattern NOW = Pattern.compile("[今本]|目前|现[有在]");

  private static final Pattern TOO =
      Pattern.compile(
          "[,;(]而?(?:" + Comparisons.EARLIER + "|(?:19|20)\\d{2}年)(?:度|同期|末|底)?(?:为|是)?");

  private static final Pattern LISTED = Pattern.compile("[、和及与]\\p{IsHan}{0,8}");

  private static final Pattern THESE = Pattern.compile("\\p{IsHan}{0,8}(?:分别|依次|各)?[为是]");

  static final Pattern JOINT = Pattern.compile("[、,和及与]{1,2}");

  private static final Pattern AND = Pattern.compile("[、和及与]");
  private static final Pattern MINUS = Pattern.compile("[-−]$");

  private static final String QUARTERS = "一二三四";

  private static final int FAR = 100;

  private Neighbours() {}

  /** The same with what those before say of it, of which the last may be seen otherwise for it. */
  static Quantity read(Quantity quantity, List<Quantity> before) {
    Quantity last = before.get(before.size() - 1);
    Quantity read = Growths.read(inList(ofSame(ofMean(quantity, last), last), last), last);
    read = Shares.read(ofEarlier(ofPrior(read, before), last), before);
    told(read, before);
    return read;
  }

  /** 人均9件,上年为8件; 人均由8件增至9件; 每千人医师3人、护士4人: of each of the same, too. */
  private static Quantity ofMean(Quantity next, Quantity before) {
    boolean listed =
        before.kind() == Kind.MEAN
            && next.isCurrent()
            && next.sentence() == before.sentence()
            && next.unit().equals(before.unit())
            && LISTED.matcher(next.lead()).matches();
    if (listed) {
      return next.ofMean(before.quotient().of(next.clause()), false);
    }
    boolean then = next.role() == Role.PRIOR && TOO.matcher(next.lead()).matches();
    boolean now =
        next.role() == Role.REACHED
            || (before.role() == Role.PRIOR && Comparisons.TO.matcher(next.lead()).matches());
    return (then || now)
            && before.kind() == Kind.MEAN
            && next.isCount()
            && next.sentence() == before.sentence()
            && next.unit().equals(before.unit())
        ? next.ofMean(before.quotient(), then)
        : next;
  }

  /** 去年共受理9件,比上年同期的8件: a report of last year is about it. */
  private static void told(Quantity next, List<Quantity> all) {
    Quantity before = all.get(all.size() - 1);
    if (next.isPriorCount()
        && before.isPriorCount()
        && Quantities.isSame(next, before)
        && next.sentence() == before.sentence()
        && Comparisons.COMPARED.matcher(next.lead()).find()
        && !Comparisons.COMPARED.matcher(before.lead()).find()
        && !RateVocabulary.CARRIED.matcher(before.lead()).find()) {
      all.set(all.size() - 1, before.ofNow());
    }
  }

  /** 二季度9件,一季度为8件: the period before the one that was told. */
  private static Quantity ofEarlier(Quantity next, Quantity before) {
    Matcher earlier = Comparisons.PERIOD.matcher(next.lead());
    Matcher told = Comparisons.PERIOD.matcher(before.lead());
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
        && before.value().compareTo(BigDecimal.TEN) <= 0
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
    if (joined && before.isShare() && next.role() == Role.VALUE) {
      return next.ofShare();
    }
    boolean aside =
        next.isCount()
            && before.role() == Role.CHANGE
            && (ASIDE.matcher(next.lead()).matches()
                || (next.lead().equals("(") && next.tail().isEmpty()));
    if (aside) {
      return next.ofPrior(before.base());
    }
    boolean priors =
        before.role() == Role.PRIOR
            && next.isCount()
            && (EACH.matcher(before.lead()).find() || next.lead().isEmpty());
    boolean changes =
        before.role() == Role.CHANGE
            && next.role() != Role.CHANGE
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
        ? goingOn(next, before)
        : next;
  }

  /** 分别为9.1%、-3.7%和9.9%: of a list whose members have signs of their own. */
  private static Quantity goingOn(Quantity next, Quantity before) {
    Quantity read = next.inList(before);
    return MINUS.matcher(before.lead()).find() ? read.ofGrown() : read;
  }

  /**
   * 2022年受理9件,办结8件: a sentence that begins with an earlier period goes on about it, and a bracket
   * is about one.
   */
  private static boolean goesOn(Quantity next, Quantity before) {
    boolean bracket = before.aside() >= 0 && !NOW.matcher(next.lead()).find();
    return before.isPriorCount()
        && next.isCount()
        && next.role() == Role.VALUE
        && before.sentence() == next.sentence()
        && before.aside() == next.aside()
        && !before.lead().isEmpty()
        && !RateVocabulary.CARRIED.matcher(before.lead()).find()
        && (bracket
            || ((THEN.matcher(before.lead()).find() || THEN_TOO.matcher(before.lead()).matches())
                && THEN_TOO.matcher(next.lead()).matches()));
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
}
