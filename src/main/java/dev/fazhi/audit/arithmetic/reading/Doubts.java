package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What forbids that numbers which do not give a rate are held against it. */
final class Doubts {

  private static final Pattern NOT = Pattern.compile("[不未]\\p{IsHan}{1,5}?$");

  /** 按可比价格计算 is of no two numbers that are printed. */
  private static final Pattern OF_NO_TWO = Pattern.compile("可比|不变价|同口径|平减|扣除");

  /** 平均每份被采纳的建议: of some of those that are counted. */
  private static final Pattern SOME = Pattern.compile("每\\p{IsHan}?[被未已经]\\p{IsHan}{1,5}的");

  private static final Pattern AT_END = Pattern.compile("[年月期季]末");

  /** By how much a population hardly changes within half a year. */
  private static final double GROWTH = 0.03;

  private static final Pattern MOST = Pattern.compile("最[多少高低大小](?![,为是达])");

  private static final Pattern DUE = Pattern.compile("(?:^|[,;])应当?(?!诉)");

  /** What must be known of a reading after it is weighed. */
  static final Set<Feature> SIGNS =
      EnumSet.of(
          Feature.NARROWER,
          Feature.PART_NARROWED,
          Feature.WITHIN,
          Feature.OUT_OF_SCOPE,
          Feature.THEN_OTHER_BASE,
          Feature.THEN_OF_OTHER,
          Feature.OF_MORE,
          Feature.WHOLE_THOSE,
          Feature.WHOLE_UNLIKE_BASE,
          Feature.PART_UNLIKE_SUBJECT,
          Feature.WRONG_WAY);

  /** Words that narrow a rate to what no count is of, or say that a count is of something else. */
  private static final List<Feature> NARROWED =
      List.of(
          Feature.NARROWER,
          Feature.WITHIN,
          Feature.OUT_OF_SCOPE,
          Feature.THEN_OTHER_BASE,
          Feature.THEN_OF_OTHER);

  /** Who writes a wrong number without a slip of a digit still writes one of its size. */
  private static final double ITS_SIZE = 2;

  private static final Pattern REST = Pattern.compile("其[余他它]|[之以]外");

  /** 100% is said of what was done without exception, and may be of other counts than 99% is. */
  private static final double ALMOST = 99.5;

  /** Means of less may be rounded up: 日均9件. */
  private static final BigDecimal FEW = BigDecimal.valueOf(100);

  private Doubts() {}

  /** Whether the rate must follow from the numbers, if they are what it is of. */
  static boolean isPossible(Reading reading) {
    Formula formula = reading.formula();
    boolean all = reading.rate().quotient().isAll(reading.rate().value());
    double off = Math.abs(reading.value() - reading.rate().value().doubleValue());
    boolean whole =
        reading.rate().kind() == Quantity.Kind.MEAN
            && reading.rate().number().scale() == 0
            && (reading.rate().quotient().isOfPeriod()
                || reading.rate().value().compareTo(FEW) < 0);
    return formula.isPlausible()
        // 日均9件 may be rounded up
        && (!whole || off >= 1)
        && (!all || reading.value() > ALMOST)
        && (reading.rate().isChange() || reading.isComparable())
        && (reading.isOfYears() || !Composite.isMeanGrowth(reading.rate()))
        && (!reading.rate().isPoints() || off < 1 || isOfItsSize(reading))
        && !isOfMean(reading, off);
  }

  /** Whether no two numbers that are printed are said to give it. */
  static boolean isOfNoTwo(Quantity rate) {
    return OF_NO_TWO.matcher(rate.lead()).find();
  }

  /** 公示9条 in 办结12件: a percentage, or 3倍, hardly is of two that are counted otherwise. */
  static boolean isOfOtherUnits(Reading reading) {
    String part = reading.part().unit();
    String whole = reading.whole().unit();
    return !(part.isEmpty() || whole.isEmpty() || part.equals(whole))
        && (reading.rate().isPercent() || reading.rate().quotient().sign().equals("倍"));
  }

  /**
   * Whether a rate that no slip explains may be said to be wrong: of its own paragraph and size.
   */
  static boolean isClear(Reading reading) {
    return reading.whole().paragraph() == reading.rate().paragraph()
        // 查封9家,罚款8万元,户均罚款: who was fined need not be told
        && reading.rate().kind() != Quantity.Kind.MEAN
        && isOfItsSize(reading)
        && !reading.features().has(Feature.WHOLE_UNLIKE_BASE)
        && !reading.features().has(Feature.PART_NARROWED)
        && !reading.features().has(Feature.PART_UNLIKE_SUBJECT);
  }

  private static boolean isOfItsSize(Reading reading) {
    double printed = Math.abs(reading.rate().value().doubleValue());
    double right = Math.abs(reading.value());
    return right <= printed * ITS_SIZE && printed <= right * ITS_SIZE;
  }

  /** Whether words narrow the rate or the count, so that it hardly is of it. */
  static boolean isNarrowed(Reading reading, Quantities quantities) {
    Features told = reading.features();
    Matcher rest = REST.matcher(reading.rate().lead());
    // 其余时段平均: of what the others leave
    boolean left =
        reading.shape() == Shape.SHARE
            && rest.find()
            && reading.over().stream().noneMatch(q -> REST.matcher(q.lead()).find());
    // 平均住院日8.4天 of what another sentence tells in other words
    boolean apart =
        reading.rate().quotient().isOfAnything()
            && (reading.whole().paragraph() != reading.rate().paragraph()
                || (reading.part().sentence() != reading.rate().sentence()
                    && told.has(Feature.PART_UNLIKE_SUBJECT)));
    return left
        || apart
        // 一、四季度合计占: of no single count
        || (Together.is(reading.rate(), quantities) && reading.over().size() == 1)
        || NARROWED.stream().anyMatch(told::has)
        // 办案最多的乡镇是最少的9倍: of two that are called so
        || (MOST.matcher(reading.rate().clause()).find()
            && !MOST.matcher(reading.part().clause()).find())
        // 调解成功率按应调解件数计算: of what it says that it is in
        || (told.has(Feature.WHOLE_UNLIKE_BASE)
            && (reading.rate().isNamed()
                || reading.rate().isShare()
                || SOME.matcher(reading.rate().lead()).find()))
        || (told.has(Feature.OF_MORE) && !told.has(Feature.WHOLE_THOSE));
  }

  /**
   * 年末常住人口9万人,出生率8.3‰,人均生产总值: of a whole period and of the people in its middle, of whom there are
   * nearly as many.
   */
  private static boolean isOfMean(Reading reading, double off) {
    Quantity rate = reading.rate();
    boolean permil = rate.quotient().sign().equals("‰");
    boolean mean = rate.kind() == Quantity.Kind.MEAN && off <= GROWTH * Math.abs(reading.value());
    return (permil || mean)
        && reading.whole().unit().equals("人")
        && AT_END.matcher(reading.whole().clause()).find();
  }

  /**
   * Whether other numbers may be meant: 审结9件12人 has two of each, 新收 is not all that was taken on,
   * and who is one of two kinds may be one of three.
   */
  static boolean isOpen(Reading reading, Quantities quantities) {
    Quantity part = reading.part();
    if (!reading.rate().isNamed() || part.index() < 0) {
      return false;
    }
    Quantity whole = reading.whole();
    boolean more =
        reading.under().size() == 1
            && RateVocabulary.NEW.matcher(whole.clause()).find()
            && RateVocabulary.areUsual(part.clause(), whole.clause())
            && reading.formula().isTooLow();
    boolean refused =
        NOT.matcher(part.clause()).find()
            && (reading.shape() == Shape.SHARE || NOT.matcher(reading.rate().clause()).find())
            && reading.under().size() == 1
            && !RateVocabulary.areUsual(part.clause(), whole.clause())
            && !RateVocabulary.TAKEN.matcher(whole.clause()).find();
    // 应更新9项,更新及时率: of what has to be done nothing is told to be done
    boolean due = DUE.matcher(part.clause()).find() && !DUE.matcher(reading.rate().clause()).find();
    return more
        || refused
        || due
        || (reading.under().size() == 1 && part.lead().isEmpty())
        || (reading.under().size() == 1 && quantities.isDoubled(part.index(), reading.rate()));
  }
}
