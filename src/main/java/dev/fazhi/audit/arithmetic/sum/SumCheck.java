package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts against their total: 286个，其中村248个、乡镇18个、企业9个、行业11个. A list is known to be whole by its sum,
 * or by a last part that is called 其他; of any other nothing is said.
 */
public final class SumCheck {

  private static final Pattern OPENS = Pattern.compile("^[,;:()]?(?:其中|结果|包括|分别是|分别为|含)|[:]");
  private static final Pattern TOGETHER = Pattern.compile("合计|共计|总计|一共");

  /** 调解9件、撤诉8件,调解撤诉共17件: what may come to both. */
  private static final Pattern BOTH = Pattern.compile("^,[^,;:]{2,8}共$");

  /** 撤销变更违法合计9件: several of one name, and no total of what stands before. */
  private static final Pattern NAMED = Pattern.compile("\\p{IsHan}{5,}(?:合计|共计|总计|一共)");

  private static final Pattern ALL = Pattern.compile("^,(?:共|总共|合计|应)[^,]{0,4}$");
  private static final Pattern NOT = Pattern.compile("[未不非](?<what>\\p{IsHan}{2,6})$");
  private static final Pattern REST = Pattern.compile("其[他它余]");

  /** 有效警情中,刑事9件: parts of one of the parts. */
  private static final Pattern WITHIN = Pattern.compile("^[,;]\\p{IsHan}{2,10}中,");

  private static final BigDecimal OFTEN = new BigDecimal("0.005");

  private final Quantities quantities;

  public SumCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  /** What the parts behind a count say of it; empty when none are listed. */
  public Optional<Relation> check(Quantity total) {
    List<Quantity> parts = parts(total);
    // 一件可涉及多个要素:噪声9件、大气8件 is no total of what is so much more
    if (parts.size() < 2 || total.value().compareTo(parts.get(0).value().movePointLeft(1)) < 0) {
      return Optional.empty();
    }
    BigDecimal sum = Range.sum(parts).value();
    String words = Formula.sum(parts, sum);
    if (sum.compareTo(total.value()) == 0) {
      return Optional.of(Relation.agrees(total, parts, words));
    }
    boolean opens = opens(parts.get(0));
    boolean whole = opens && (isWhole(parts) || isOpposite(parts));
    boolean exact =
        total.isExact()
            && parts.stream().allMatch(Quantity::isExact)
            // 受理9人,批准5人,不批准3人: some may not be decided yet
            && (opens || !isUndecided(total));
    boolean slip =
        opens
            ? (parts.size() > 2 && isSlip(sum, total.value())) || isTelling(sum, total.value())
            : Slip.isOfSum(total.value(), values(parts), sum);
    return exact && (whole || slip)
        ? Optional.of(
            Relation.differs(total, parts, words + "，与总数 " + Decimals.plain(total.value()) + " 不符"))
        : Optional.empty();
  }

  private static boolean isUndecided(Quantity total) {
    return RateVocabulary.TAKEN.matcher(total.clause()).find()
        && !RateVocabulary.DONE.matcher(total.clause()).find();
  }

  /** Whether one digit changed makes the one number of the other, and they are within a tenth. */
  private static boolean isSlip(BigDecimal sum, BigDecimal total) {
    BigDecimal off = sum.subtract(total).abs().stripTrailingZeros();
    return off.precision() == 1
        && off.compareTo(total.movePointLeft(1)) < 0
        && total.compareTo(BigDecimal.valueOf(100)) > 0;
  }

  /** Far off, so that no part that is left out explains it, and by one digit of the total. */
  private static boolean isTelling(BigDecimal sum, BigDecimal total) {
    return sum.subtract(total).abs().movePointRight(1).compareTo(total) > 0
        && Slip.isTelling(total, sum, sum, OFTEN);
  }

  static List<BigDecimal> values(List<Quantity> parts) {
    return parts.stream().map(Quantity::value).toList();
  }

  static boolean isWhole(List<Quantity> parts) {
    return !parts.isEmpty() && REST.matcher(parts.get(parts.size() - 1).lead()).find();
  }

  /** 解决9件、未解决2件 leave nothing out. */
  private static boolean isOpposite(List<Quantity> parts) {
    if (parts.size() != 2) {
      return false;
    }
    Matcher not = NOT.matcher(parts.get(1).lead());
    return not.find()
        && parts.get(0).sees(parts.get(1))
        && isAllBut(parts.get(0).lead(), not.group("what"));
  }

  /** 批准和决定逮捕 beside 不批准逮捕. */
  private static boolean isAllBut(String lead, String what) {
    return lead.contains(what.substring(0, 2)) && lead.endsWith(what.substring(what.length() - 2));
  }

  private List<Quantity> parts(Quantity total) {
    List<Quantity> parts = listed(total);
    return (!parts.isEmpty() && opens(parts.get(0))) || isOpposite(parts) ? parts : List.of();
  }

  private static boolean opens(Quantity part) {
    return OPENS.matcher(part.lead()).find();
  }

  /** 三类案件合计113件, behind the counts that it is the sum of. */
  public Optional<Relation> together(Quantity total) {
    boolean both = isToldTogether(total) || BOTH.matcher(total.lead()).find();
    if (total.index() == 0 || total.unit().isEmpty() || !both) {
      return withCarried(total);
    }
    int at = total.index() - 1;
    while (at > 0 && isNumberOfThings(quantities.all().get(at), total)) {
      at--;
    }
    Quantity last = quantities.all().get(at);
    if (last.isShare()) {
      return ofShared(total);
    }
    List<Quantity> parts = quantities.run(last, Quantities.CLAUSES);
    if (parts.size() < 2
        || last.sentence() != total.sentence()
        || !Quantities.isSame(last, total)) {
      return Optional.empty();
    }
    boolean sure = isToldTogether(total) && !NAMED.matcher(total.lead()).find();
    BigDecimal sum = Range.sum(parts).value();
    boolean slip = sum.precision() > 2 && Slip.isOf(total.value(), sum, sum);
    return together(total, parts, (sure || slip) && parts.stream().allMatch(Quantity::isExact));
  }

  /** 新收9件,旧存2件,共受理11件: what came in and what was left of before. */
  private Optional<Relation> withCarried(Quantity total) {
    Quantity carried = quantities.lastBefore(total);
    List<Quantity> come =
        quantities.before(
            carried, q -> q.isCurrent() && q.sentence() == total.sentence() && q.aside() < 0);
    boolean meant =
        ALL.matcher(total.lead()).find()
            && !RateVocabulary.DONE.matcher(total.lead()).find()
            && Quantities.isSame(carried, total)
            && carried.sentence() == total.sentence()
            && isCarried(carried)
            && come.size() == 1
            && Quantities.isSame(come.get(0), total)
            && quantities.around(total, q -> q.index() > total.index() && isCarried(q)).isEmpty();
    return meant
        ? together(total, List.of(come.get(0), carried), come.get(0).isExact())
        : Optional.empty();
  }

  private static boolean isCarried(Quantity count) {
    return RateVocabulary.CARRIED.matcher(count.clause()).find();
  }

  /** 合计9件, 五类共9件. */
  private boolean isToldTogether(Quantity total) {
    boolean counted =
        total.lead().equals("共") && isNumberOfThings(quantities.lastBefore(total), total);
    return counted || TOGETHER.matcher(total.lead()).find();
  }

  private static Optional<Relation> together(Quantity total, List<Quantity> parts, boolean isSure) {
    BigDecimal sum = Range.sum(parts).value();
    String words = Formula.sum(parts, sum);
    if (sum.compareTo(total.value()) == 0) {
      return Optional.of(Relation.agrees(total, parts, words));
    }
    return isSure && total.isExact()
        ? Optional.of(
            Relation.differs(total, parts, words + "，文中的合计是 " + Decimals.plain(total.value())))
        : Optional.empty();
  }

  /** 投诉9件,占…;举报8件,占…。两类合计17件: of the counts that have a share. */
  private Optional<Relation> ofShared(Quantity total) {
    List<Quantity> parts =
        quantities.before(
            total,
            q ->
                q.paragraph() == total.paragraph()
                    && q.isCurrent()
                    && Quantities.isSame(q, total)
                    && quantities.isPart(q));
    Quantity number = quantities.all().get(total.index() - 1);
    int count = isNumberOfThings(number, total) ? number.value().intValue() : parts.size();
    if (count < 2 || count > parts.size()) {
      return Optional.empty();
    }
    List<Quantity> own = new ArrayList<>(parts.subList(0, count));
    Collections.reverse(own);
    return together(total, own, isNumberOfThings(number, total));
  }

  /** 三类案件: how many things there are, not how much they come to. */
  private static boolean isNumberOfThings(Quantity quantity, Quantity total) {
    return !Quantities.isSame(quantity, total) && quantity.value().compareTo(BigDecimal.TEN) <= 0;
  }

  /** (含新制定5件、修改4件),…42件: whether the bracket in which the list began is closed. */
  private static boolean isOutOf(Quantity part, List<Quantity> parts) {
    return !parts.isEmpty() && parts.get(0).aside() >= 0 && part.aside() != parts.get(0).aside();
  }

  private List<Quantity> listed(Quantity total) {
    List<Quantity> parts = new ArrayList<>();
    int last = Math.min(quantities.all().size(), total.index() + Quantities.FAR);
    for (int i = total.index() + 1; i < last; i++) {
      Quantity part = quantities.all().get(i);
      boolean within = !parts.isEmpty() && WITHIN.matcher(part.lead()).find();
      if (part.sentence() != total.sentence() || isOutOf(part, parts) || within) {
        break;
      }
      boolean aside = part.aside() >= 0 && part.aside() != total.aside();
      if (part.isShare()
          || (aside && !opens(part) && (parts.isEmpty() || parts.get(0).aside() < 0))) {
        continue;
      }
      if (!Quantities.isSame(part, total) || !part.isCurrent()) {
        break;
      }
      parts.add(part);
    }
    return parts;
  }
}
