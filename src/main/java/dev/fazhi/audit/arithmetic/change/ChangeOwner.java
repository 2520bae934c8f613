package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.regex.Pattern;

/** Decides to which count a change belongs. */
final class ChangeOwner {

  /** What stands between a count and its change when the change is the count's own. */
  static final Pattern OWN =
      Pattern.compile(
          "[^,。;()]{0,3}[,()]?(?:\\p{IsHan}{1,6}?[量数])?(?:同比|环比|相?(?:较|比|与|同)[^,。;()]{1,10}?(?:相比|同期|年|月|度)?|[,、]|增|降|减|上升|下降|增长|减少|幅|度|为|了|达|有所|略有|分别|净|大幅|明显)*.{0,4}");

  /** 较均衡进度慢2.9%: how the count before stands to something else. */
  private static final Pattern AGAINST =
      Pattern.compile("[较比][^,;]{1,12}[快慢高低]$|[快慢高低]于[^,;]{1,12}$");

  private final Quantities quantities;

  ChangeOwner(Quantities quantities) {
    this.quantities = quantities;
  }

  /** Whether nothing between the count and its change begins another subject. */
  boolean isOwn(Quantity now, Quantity change) {
    for (int i = now.index() + 1; i <= change.index(); i++) {
      Quantity next = quantities.all().get(i);
      if (!change.sees(next) && !next.isPriorCount()) {
        continue;
      }
      boolean passed =
          next.isShare()
              || next.lead().equals("的")
              || next.role() == Role.NONE
              || next.kind() == Quantity.Kind.MEAN
              || (!next.isCount() && AGAINST.matcher(next.lead()).find())
              || next.role() == Role.PRIOR
              || next.role() == Role.CHANGE;
      if (!passed || (next.role() == Role.CHANGE && !OWN.matcher(next.lead()).matches())) {
        return false;
      }
    }
    return true;
  }
}
