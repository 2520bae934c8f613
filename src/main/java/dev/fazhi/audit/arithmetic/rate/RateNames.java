package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the name of a rate is of a count: 办结率 of 办结9件. */
final class RateNames {

  /** So many characters of a rate's name that nothing before has are of something else. */
  private static final int NARROWER = 4;

  static final Pattern WITHIN =
      Pattern.compile("(?:^|[\\d一二三四五六七八九十])(?:秒|分钟|小时|天|日|个?工作日|个?月|年)内?[^,;、(]*率");

  private final Quantities quantities;

  RateNames(Quantities quantities) {
    this.quantities = quantities;
  }

  /** Whether the words of the count hold the stem, and no other rate of the sentence has it. */
  boolean isOf(Quantity part, Quantity rate, String stem) {
    int match = RateVocabulary.match(part.clause(), stem);
    if (match == 0) {
      return isTimely(part, rate, stem);
    }
    List<Quantity> others =
        new ArrayList<>(
            quantities.around(
                rate, q -> q.kind() == Quantity.Kind.RATE && q.index() > part.index()));
    others.addAll(
        quantities.before(
            rate,
            q ->
                q.kind() == Quantity.Kind.RATE
                    && q.index() > part.index()
                    && q.paragraph() == part.paragraph()
                    && q.sentence() != rate.sentence()));
    for (Quantity other : others) {
      Matcher name = RateWords.NAME.matcher(other.lead());
      int better = name.find() ? RateVocabulary.match(part.clause(), name.group("stem")) : 0;
      boolean before = other.index() < rate.index() && other.role() != Quantity.Role.PRIOR;
      if (better > match || (before && better > 0 && isAlike(name.group("stem"), stem))) {
        return false;
      }
    }
    return true;
  }

  /** 按时报备9件,报备率90%: right before the rate, where nothing else is called so. */
  private boolean isTimely(Quantity part, Quantity rate, String stem) {
    return quantities.isRightBefore(part, rate)
        && RateVocabulary.narrow(part.clause()).equals(RateVocabulary.TIMELY)
        && part.clause().endsWith(stem)
        && quantities
            .before(rate, q -> q.paragraph() == rate.paragraph() && q.index() < part.index())
            .stream()
            .noneMatch(q -> q.clause().contains(stem));
  }

  /** 成功率 and 调解成功率 are the same rate of different counts. */
  private static boolean isAlike(String one, String other) {
    return one.length() > 1
        && other.length() > 1
        && one.substring(one.length() - 2).equals(other.substring(other.length() - 2));
  }

  /** 15秒接通率, 有财产可供执行案件法定期限内执结率: words of which no count before speaks narrow it. */
  boolean isNarrower(Quantity rate, String stem, Formula formula) {
    if (WITHIN.matcher(rate.lead()).find()) {
      return true;
    }
    Quantity part = formula.basis().get(0);
    if (part.index() > rate.index()) {
      return false;
    }
    String own = stem.substring(0, stem.length() - RateVocabulary.match(part.clause(), stem));
    StringBuilder told = new StringBuilder();
    quantities
        .before(rate, q -> q.paragraph() == rate.paragraph())
        .forEach(q -> told.append(q.lead()).append(';'));
    boolean[] known = new boolean[own.length()];
    for (int i = 0; i + 2 <= own.length(); i++) {
      if (told.indexOf(own.substring(i, i + 2)) >= 0) {
        known[i] = true;
        known[i + 1] = true;
      }
    }
    int unknown = 0;
    for (boolean each : known) {
      unknown += each ? 0 : 1;
    }
    return unknown >= NARROWER;
  }
}
