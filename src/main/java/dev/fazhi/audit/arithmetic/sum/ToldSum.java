package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.language.ChineseNumeral;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums and differences that words tell of the counts before them: 三类合计113件, 两者相差9件. */
public final class ToldSum {

  /** What comes to it, and of how much 占总人数9人的 is told by another number. */
  private static final Pattern SUM =
      Pattern.compile("(?:合计|共计|总计|一共|[之总]和|相加|加起来|加总)(?!\\p{IsHan}{0,8}占)[^,;:占率]{0,12}$");

  /** 三者, 三镇: how many are meant. */
  private static final Pattern MANY =
      Pattern.compile(
          "(?<![第十])(?<many>[二两三四五六七八九])(?:者|[项类种个镇乡区县市地方家]\\p{IsHan}{0,4})(?:共(?:计|有)?)?$");

  /** 调解9件、撤诉8件,调解撤诉共17件: what may come to both. */
  private static final Pattern BOTH = Pattern.compile("^,[^,;:]{2,8}共$");

  /** 撤销变更违法合计9件: several of one name, and no total of what stands before. */
  private static final Pattern NAMED = Pattern.compile("\\p{IsHan}{5,}(?:合计|共计|总计|一共)");

  private static final Pattern ALL = Pattern.compile("^,(?:共|总共|合计|应)[^,]{0,4}$");

  private static final Pattern APART =
      Pattern.compile(
          "(?:相差|差额|差距|之差)(?:了|为|是|达|仅|约)*$|相抵,?(?:结余|净结余|盈余)?(?:为|是)?$|前者[较比]后者[多少高低](?:出|了)?$");

  private final Quantities quantities;

  public ToldSum(Quantities quantities) {
    this.quantities = quantities;
  }

  /** What the words before a count say that the counts before those come to. */
  public Optional<Relation> check(Quantity total) {
    if (total.index() == 0 || total.unit().isEmpty()) {
      return Optional.empty();
    } else if (APART.matcher(total.lead()).find()) {
      return apart(total);
    }
    int many = many(total);
    boolean both = BOTH.matcher(total.lead()).find();
    Matcher sum = SUM.matcher(total.lead());
    if (total.role() == Quantity.Role.CHANGE || (!sum.find() && many == 0 && !both)) {
      return withCarried(total);
    }
    Quantity last = quantities.all().get(total.index() - (isNumberOfThings(total) ? 2 : 1));
    List<Quantity> parts = last.isShare() ? shared(total, many) : parts(last, total, many);
    boolean sure = (many > 0 || !both) && !NAMED.matcher(total.lead()).find();
    return parts.size() < 2 ? Optional.empty() : relation(total, parts, sure);
  }

  /** How many it is told to be of; 0 where that is not told. */
  private int many(Quantity total) {
    if (isNumberOfThings(total)) {
      return total.lead().startsWith("共") || SUM.matcher(total.lead()).find()
          ? quantities.lastBefore(total).value().intValue()
          : 0;
    }
    Matcher sum = SUM.matcher(total.lead());
    Matcher many = MANY.matcher(sum.find() ? total.lead().substring(0, sum.start()) : total.lead());
    boolean told = many.find() && (sum.reset().find() || many.group().contains("共"));
    return told ? ChineseNumeral.small(many.group("many")) : 0;
  }

  /** 三类案件: how many things there are stands before it, and not how much they come to. */
  private boolean isNumberOfThings(Quantity total) {
    Quantity before = quantities.lastBefore(total);
    return total.index() > 1
        && before.isCount()
        && before.sentence() == total.sentence()
        && !Quantities.isSame(before, total)
        && before.value().compareTo(BigDecimal.TEN) <= 0;
  }

  /** Those of the list that ends right before it, from where parts of something begin. */
  private List<Quantity> parts(Quantity last, Quantity total, int many) {
    List<Quantity> parts = new ArrayList<>();
    if (last.sentence() == total.sentence() && Quantities.isSame(last, total)) {
      for (Quantity part : quantities.run(last, Quantities.CLAUSES)) {
        if (part.lead().contains("其中") || !part.isCurrent()) {
          parts.clear();
        }
        if (part.isCurrent()) {
          parts.add(part);
        }
      }
    }
    boolean first = quantities.lastBefore(total).lead().endsWith("前");
    return many == 0
        ? parts
        : many > parts.size()
            ? List.of()
            : first ? parts.subList(0, many) : parts.subList(parts.size() - many, parts.size());
  }

  /** 投诉9件,占…;举报8件,占…。两类合计17件: of the counts that have a share. */
  private List<Quantity> shared(Quantity total, int many) {
    List<Quantity> parts =
        quantities.before(
            total,
            q ->
                q.paragraph() == total.paragraph()
                    && q.isCurrent()
                    && Quantities.isSame(q, total)
                    && quantities.isPart(q));
    int count = many > 0 ? many : parts.size();
    List<Quantity> own = new ArrayList<>(parts.subList(0, Math.min(count, parts.size())));
    Collections.reverse(own);
    return own.size() == count ? own : List.of();
  }

  private static Optional<Relation> relation(Quantity total, List<Quantity> given, boolean isSure) {
    List<Quantity> parts = given;
    for (int first = 0; first + 1 < given.size(); first++) {
      List<Quantity> some = given.subList(first, given.size());
      // 受理9件,投诉4件、举报3件,合计7件: a total may stand before the list
      parts = Range.sum(some).value().compareTo(total.value()) == 0 ? some : parts;
    }
    BigDecimal sum = Range.sum(parts).value();
    String words = Formula.sum(parts, sum);
    if (sum.compareTo(total.value()) == 0) {
      return Optional.of(Relation.agrees(total, parts, words));
    }
    boolean exact = total.isExact() && parts.stream().allMatch(Quantity::isExact);
    boolean slip =
        isSure
            ? Slip.isOfSum(total.value(), SumCheck.values(parts), sum)
            : sum.precision() > 2 && Slip.isOf(total.value(), sum, sum);
    return exact && slip && !SumCheck.isRounded(total, parts)
        ? Optional.of(
            Relation.differs(total, parts, words + "，文中的合计是 " + Decimals.plain(total.value())))
        : Optional.empty();
  }

  /** 甲9件,乙6件,两者相差3件: of the only two counts of its sentence before it. */
  private static Optional<Relation> apart(Quantity off, List<Quantity> two) {
    BigDecimal right = two.get(1).value().subtract(two.get(0).value()).abs();
    List<Quantity> basis = List.of(two.get(1), two.get(0));
    String words =
        Decimals.plain(two.get(0).value().max(two.get(1).value()))
            + " − "
            + Decimals.plain(two.get(0).value().min(two.get(1).value()))
            + " = "
            + Decimals.plain(right);
    return right.compareTo(off.value()) == 0
        ? Optional.of(Relation.agrees(off, basis, words))
        : two.size() == 2
                && off.isExact()
                && two.stream().allMatch(Quantity::isExact)
                && !SumCheck.isRounded(two.get(0), List.of(off, two.get(1)))
                && !SumCheck.isRounded(two.get(1), List.of(off, two.get(0)))
                && Slip.isOfSum(
                    two.get(0).value().max(two.get(1).value()),
                    List.of(off.value(), two.get(0).value().min(two.get(1).value())),
                    off.value().add(two.get(0).value().min(two.get(1).value())))
            ? Optional.of(
                Relation.differs(off, basis, words + "，文中是 " + Decimals.plain(off.value())))
            : Optional.empty();
  }

  private Optional<Relation> apart(Quantity off) {
    List<Quantity> two =
        quantities.before(
            off,
            q ->
                (q.isCurrent() || q.isPriorCount())
                    && q.sentence() == off.sentence()
                    && Quantities.isSame(q, off));
    return two.size() < 2 ? Optional.empty() : apart(off, two);
  }

  /** 新收9件,旧存2件,共受理11件: what came in and what was left of before. */
  private Optional<Relation> withCarried(Quantity total) {
    Quantity carried = quantities.lastBefore(total);
    List<Quantity> come =
        quantities.before(
            carried, q -> q.isCurrent() && q.sentence() == total.sentence() && q.aside() < 0);
    boolean meant =
        ALL.matcher(total.lead()).find()
            && total.role() != Quantity.Role.CHANGE
            && !RateVocabulary.DONE.matcher(total.lead()).find()
            && Quantities.isSame(carried, total)
            && carried.sentence() == total.sentence()
            && isCarried(carried)
            && come.size() == 1
            && Quantities.isSame(come.get(0), total)
            && quantities.around(total, q -> q.index() > total.index() && isCarried(q)).isEmpty();
    return meant ? relation(total, List.of(come.get(0), carried), true) : Optional.empty();
  }

  private static boolean isCarried(Quantity count) {
    return RateVocabulary.CARRIED.matcher(count.clause()).find();
  }
}
