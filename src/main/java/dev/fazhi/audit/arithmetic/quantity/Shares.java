package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.List;
import java.util.regex.Pattern;

/** Reads which percentages are shares by what stands before them. */
final class Shares {

  private static final Pattern AGAIN = Pattern.compile("\\(|[,(]?(?:即|也就是|具体为)");

  private Shares() {}

  /**
   * 占三成(30.4%) tells one share twice, 占总数9件的30% has its total within, and 甲占比最高,为30%,乙最低,仅10%
   * leaves out what both are.
   */
  static Quantity read(Quantity next, List<Quantity> before) {
    Quantity last = before.get(before.size() - 1);
    if (next.kind() != Kind.RATE || !next.isPercent() || last.sentence() != next.sentence()) {
      return next;
    } else if (AGAIN.matcher(next.lead()).matches() && last.kind() == Kind.RATE) {
      return next.again(last);
    } else if (last.isCount() && RateWords.isWithin(last, next)) {
      return next.role() == Role.VALUE && last.clause().contains("占")
          ? next.ofClause(last.clause() + "的").ofShare()
          : next;
    }
    boolean bare =
        next.role() == Role.VALUE && !next.isShare() && !RateWords.NAME.matcher(next.lead()).find();
    for (int i = before.size() - 1; bare && i >= 0; i--) {
      Quantity rate = before.get(i);
      if (rate.sentence() != next.sentence()) {
        break;
      } else if (rate.kind() == Kind.RATE) {
        return rate.isShare() && rate.role() == Role.VALUE ? next.ofShare() : next;
      }
    }
    return next;
  }
}
