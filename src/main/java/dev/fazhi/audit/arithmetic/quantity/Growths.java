package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.regex.Pattern;

/** Reads by the number before where a change arrived, or by how much something grew. */
final class Growths {

  /** 比上年的60天快了12.8%, 上年41天,短了11.4%. */
  private static final Pattern MORE = Pattern.compile("(?:[快慢短长高低多少][了出]|[升降增减涨跌])\\p{IsHan}?$");

  private static final Pattern BEHIND = Pattern.compile("\\)[-−+]?");

  private Growths() {}

  static Quantity read(Quantity next, Quantity before) {
    Quantity read = reached(next, before);
    return grown(read, before) ? read.ofGrowth() : read;
  }

  /** 由9件上升为11件: where a change arrived, and not by how much. */
  private static Quantity reached(Quantity next, Quantity before) {
    return next.role() == Role.CHANGE
            && before.role() == Role.PRIOR
            && next.sentence() == before.sentence()
            && Comparisons.FROM.matcher(before.lead()).find()
            && Comparisons.TO.matcher(next.lead()).matches()
        ? next.ofReached()
        : next;
  }

  /** 上年9件,多了12%; 9件(去年8件)12%; 增加9件、12%: by how much something grew. */
  private static boolean grown(Quantity next, Quantity before) {
    boolean behind =
        before.aside() >= 0 && next.aside() < 0 && BEHIND.matcher(next.lead()).matches();
    return next.kind() == Kind.RATE
        && next.isPercent()
        && next.role() == Role.VALUE
        && before.sentence() == next.sentence()
        && ((before.role() == Role.PRIOR
                && before.kind() != Kind.RATE
                && (behind || MORE.matcher(next.lead()).find()))
            || (before.isCount()
                && before.role() == Role.CHANGE
                && Neighbours.JOINT.matcher(next.lead()).matches()));
  }
}
