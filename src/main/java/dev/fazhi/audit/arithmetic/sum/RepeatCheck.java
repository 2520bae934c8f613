package dev.fazhi.audit.arithmetic.sum;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same quantity printed twice: in the summary and in the body, say. Two numbers are of the same
 * quantity when the words of their own clauses are the same, and neither paragraph has spoken of a
 * month, a street, a unit or the like that the other has not.
 */
public final class RepeatCheck {

  /** Shorter words are used of many things. */
  private static final int SHORTEST = 4;

  /** So short they tell which count is meant where its value is the same. */
  private static final int SHORT = 2;

  private static final Pattern FILLER =
      Pattern.compile(
          "\\d{1,2}(?:[-至到]\\d{1,2})?月份?|共计|合计|总计|累计|共有|全年|全[市区县旗省]|本年度?|今年|年内|(?:19|20)\\d{2}年度?|已经?|[共总了为达至是有约度]|各[类级]|[^\\p{IsHan}]");

  /** What narrows a number: days, places, units, or a part of a whole. */
  private static final Pattern SCOPE =
      Pattern.compile(
          "\\d{1,2}月|[上下]半年|[一二三四]季度|[本上]周|其中|以来|[日月周人户]均|"
              + "\\p{IsHan}{1,4}(?:街道|[镇乡局院所区县旗])|涉\\p{IsHan}{1,2}|上年|去年|同期|"
              + RateVocabulary.NARROWED);

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?=年)");
  private static final Pattern WHOLE = Pattern.compile("[全本我][市县区旗省州院局]");

  private static final BigDecimal TWENTIETH = new BigDecimal("0.05");

  private final Quantities quantities;
  private final Map<String, Quantity> first = new HashMap<>();
  private String firstYear = "";

  public RepeatCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  /** What repeated quantities say of each other, each of the one that stands later. */
  public List<Relation> check() {
    List<Relation> relations = new ArrayList<>();
    Set<String> scope = new TreeSet<>();
    int paragraph = -1;
    String last = "";
    for (Quantity quantity : quantities.all()) {
      if (quantity.paragraph() != paragraph) {
        paragraph = quantity.paragraph();
        scope = new TreeSet<>();
      }
      Matcher narrow = SCOPE.matcher(WHOLE.matcher(quantity.lead()).replaceAll(""));
      while (narrow.find()) {
        scope.add(narrow.group());
      }
      if (quantity.kind() == Kind.RATE && quantity.role() != Role.PRIOR) {
        rate(quantity, last, relations);
      }
      String name = name(quantity);
      last = name;
      boolean told =
          quantity.role() == Role.VALUE
              && quantity.isExact()
              && quantity.aside() < 0
              && (quantity.kind() == Kind.COUNT || quantity.kind() == Kind.RATE);
      if (told && name.length() >= SHORTEST && !quantity.isShare()) {
        Quantity before =
            first.putIfAbsent(name + "/" + quantity.kind() + quantity.unit() + scope, quantity);
        if (before != null && before.paragraph() != quantity.paragraph()) {
          relation(before, quantity, relations);
        }
      }
    }
    return relations;
  }

  /** 审结9件,同比上升2%, in the summary and in the body: the count tells that the same is meant. */
  private void rate(Quantity rate, String last, List<Relation> relations) {
    Quantity of = quantities.lastBefore(rate);
    String name = of.isCurrent() && of.sentence() == rate.sentence() ? last : "";
    if (name.length() >= SHORT && rate.isExact() && rate.aside() == of.aside()) {
      String key =
          String.join(
              "/",
              name.substring(0, SHORT),
              of.value() + of.unit(),
              called(rate),
              rate.base().toString());
      Quantity before = first.putIfAbsent(key, rate);
      if (before != null && before.paragraph() != rate.paragraph()) {
        relation(before, rate, relations);
      }
    }
  }

  /** What the rate is called after the count; of a change nothing but which way it goes. */
  private static String called(Quantity rate) {
    return rate.isGrowth() ? "" + rate.change() : FILLER.matcher(rate.clause()).replaceAll("");
  }

  /** The words of its clause; of a part of something, also what it is a part of. */
  private String name(Quantity quantity) {
    String name = FILLER.matcher(quantity.clause()).replaceAll("");
    String other = otherYear(quantity);
    if (name.length() < SHORTEST || !quantity.clause().contains("其中") || quantity.index() == 0) {
      return name.length() < SHORTEST ? name : name + other;
    }
    Quantity whole = quantities.all().get(quantity.index() - 1);
    return FILLER.matcher(whole.clause()).replaceAll("") + "/" + name + other;
  }

  /** The year that it is told of, when it is not the first that the text speaks of. */
  private String otherYear(Quantity quantity) {
    Matcher year = YEAR.matcher(quantity.lead());
    if (!year.find()) {
      return "";
    }
    firstYear = firstYear.isEmpty() ? year.group() : firstYear;
    return year.group().equals(firstYear) ? "" : year.group();
  }

  private static void relation(Quantity before, Quantity again, List<Relation> relations) {
    List<Quantity> basis = List.of(before);
    String printed = Decimals.plain(before.value());
    if (before.value().compareTo(again.value()) == 0) {
      relations.add(Relation.agrees(again, basis, "前文同一说法也是 " + printed));
    } else if (isSlip(before, again)) {
      relations.add(
          Relation.differs(
              again,
              basis,
              "同一说法印了两个数：前文是 %s，这里是 %s".formatted(printed, Decimals.plain(again.value()))));
    } else {
      relations.add(Relation.ambiguous(again, basis, "前文同样的说法是 " + printed + "，看不出是不是同一个量"));
    }
  }

  /** Whether they are so close that one must be a slip of the other. */
  private static boolean isSlip(Quantity one, Quantity other) {
    BigDecimal off = one.value().subtract(other.value()).abs();
    boolean near = off.compareTo(one.value().abs().multiply(TWENTIETH)) <= 0;
    return near || Slip.isOf(other.value(), one.value(), one.value());
  }
}
