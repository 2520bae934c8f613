package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The total that the shares of a list have in common, whether the text prints it or not. */
final class CommonTotal {

  private CommonTotal() {}

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  /** Whether the shares have a total in common, and one of the text is a slip of it. */
  static boolean isOff(
      List<Share> group, List<Quantity> wholes, @Nullable Quantity told, List<Relation> relations) {
    if (group.size() < 2 || group.stream().anyMatch(share -> !share.part().isExact())) {
      return false;
    }
    BigDecimal least = BigDecimal.ONE;
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    for (Share share : group) {
      BigDecimal half = share.rate().number().place().movePointLeft(1).multiply(FIVE);
      BigDecimal low = share.rate().value().subtract(half);
      BigDecimal hundred = share.value().movePointRight(2);
      least = least.max(hundred.divide(share.rate().value().add(half), 0, RoundingMode.UP));
      most = low.signum() > 0 ? most.min(hundred.divide(low, 0, RoundingMode.DOWN)) : most;
    }
    if (least.compareTo(most) > 0) {
      return false;
    }
    String total =
        least.compareTo(most) == 0
            ? Decimals.plain(least)
            : Decimals.plain(least) + " 至 " + Decimals.plain(most);
    List<Quantity> basis = new ArrayList<>();
    group.forEach(share -> basis.add(share.rate()));
    List<Quantity> order = new ArrayList<>(wholes);
    order.sort(
        Comparator.comparing((Quantity whole) -> !whole.equals(told))
            .thenComparing(Quantity::value, Comparator.reverseOrder()));
    for (Quantity whole : order) {
      if (group.get(0).rate().paragraph() - whole.paragraph() <= 4
          && Slip.isOf(whole.value(), least, most)) {
        relations.add(
            Relation.differs(
                whole,
                List.copyOf(basis),
                "按各项占比推算总数是 %s，文中是 %s".formatted(total, Decimals.plain(whole.value()))));
        return true;
      }
    }
    if (group.size() < 3) {
      return false;
    }
    for (Share share : group) {
      relations.add(Relation.unchecked(share.rate(), "各项占比相互一致，推算总数是 " + total + "，文中没有印出"));
    }
    return true;
  }
}
