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
    // 立案9件,其中行政5件、民事4件,以领域论,食品3件: divided twice
    for (int end = parts.size(); end > 1; end--) {
      List<Quantity> first = parts.subList(0, end);
      BigDecimal whole = Range.sum(first).value();
      if (whole.compareTo(total.value()) == 0) {
        return Optional.of(Relation.agrees(total, first, Formula.sum(first, whole)));
      }
    }
    BigDecimal sum = Range.sum(parts).value();
    boolean opens = opens(parts.get(0));
    boolean complete = opens && (isWhole(parts) || isOpposite(parts));
    boolean exact =
        total.isExact()
            && parts.stream().allMatch(Quantity::isExact)
            // 受理9人,批准5人,不批准3人: some may not be decided yet
            && (opens || !isUndecided(total));
    boolean slip =
        opens
            ? (parts.size() > 2 && isSlip(sum, total.value())) || isTelling(sum, total.value())
            : Slip.isOfSum(total.value(), values(parts), sum);
    return exact && (complete || slip) && !isRounded(total, parts)
        ? Optional.of(
            Relation.differs(
                total,
                parts,
                Formula.sum(parts, sum) + "，与总数 " + Decimals.plain(total.value()) + " 不符"))
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

  /** 9.26亿元 and 8.42亿元 come to 17.69亿元, too: each may have been rounded. */
  static boolean isRounded(Quantity total, List<Quantity> parts) {
    BigDecimal open = total.number().place();
    boolean rounded = open.compareTo(BigDecimal.ONE) != 0;
    for (Quantity part : parts) {
      open = open.add(part.number().place());
    }
    BigDecimal off = Range.sum(parts).value().subtract(total.value()).abs();
    return rounded && off.add(off).compareTo(open) <= 0;
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
    Matcher not = NOT.matcher(lead);
    return lead.contains(what.substring(0, 2))
        && lead.endsWith(what.substring(what.length() - 2))
        // 证据不足不捕9人、不构成犯罪不捕8人 are two of several
        && !(not.find() && not.group("what").endsWith(what.substring(what.length() - 2)));
  }

  private List<Quantity> parts(Quantity total) {
    List<Quantity> parts = listed(total);
    return (!parts.isEmpty() && opens(parts.get(0))) || isOpposite(parts) ? parts : List.of();
  }

  private static boolean opens(Quantity part) {
    return OPENS.matcher(part.lead()).find();
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
