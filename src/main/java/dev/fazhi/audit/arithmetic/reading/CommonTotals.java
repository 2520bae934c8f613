package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Totals of which a digit is wrong: several rates would be of the right one, and none is of it. */
record CommonTotals(List<Candidates> rates) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** So likely at least a reading must be to tell of its total. */
  private static final double LIKELY = 0.02;

  /** What is said of the rates, and instead of what is said of those the totals that are wrong. */
  List<Relation> of(List<Relation> told) {
    Set<Quantity> agreeing = new HashSet<>();
    Map<Quantity, List<Reading>> open = new LinkedHashMap<>();
    for (Relation relation : told) {
      if (relation.verdict() == Verdict.AGREES) {
        agreeing.add(relation.of());
        agreeing.addAll(relation.basis());
      }
    }
    for (Candidates rate : rates) {
      if (!agreeing.contains(rate.rate())
          && rate.rate().isExact()
          && rate.rate().isPercent()
          && !rate.rate().isGrowth()) {
        total(rate, open);
      }
    }
    List<Relation> all = new ArrayList<>(told);
    for (Map.Entry<Quantity, List<Reading>> total : open.entrySet()) {
      if (total.getValue().size() > 1 && !agreeing.contains(total.getKey())) {
        check(total.getKey(), total.getValue(), all);
      }
    }
    return all;
  }

  /** Keeps the likeliest reading of each total that a wrong digit in it would explain. */
  private static void total(Candidates of, Map<Quantity, List<Reading>> open) {
    Weights weights = Weights.of(of.rate());
    double all = weights.none(of);
    Map<Quantity, Reading> best = new LinkedHashMap<>();
    for (Reading reading : of.readings()) {
      all += reading.likely();
      if (reading.shape() == Shape.SHARE
          && reading.under().size() == 1
          && reading.whole().index() >= 0) {
        best.merge(
            reading.whole(), reading, (one, other) -> other.likely() > one.likely() ? other : one);
      }
    }
    for (Map.Entry<Quantity, Reading> each : best.entrySet()) {
      if (each.getValue().likely() > LIKELY * all) {
        open.computeIfAbsent(each.getKey(), total -> new ArrayList<>()).add(each.getValue());
      }
    }
  }

  private static void check(Quantity total, List<Reading> readings, List<Relation> all) {
    BigDecimal least = BigDecimal.ONE;
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    List<Quantity> basis = new ArrayList<>();
    for (Reading reading : readings) {
      Quantity rate = reading.rate();
      BigDecimal half = rate.number().place().multiply(HALF);
      BigDecimal low = rate.value().subtract(half);
      BigDecimal hundred = reading.formula().part().multiply(HUNDRED);
      least = least.max(hundred.divide(rate.value().add(half), 0, RoundingMode.UP));
      most = low.signum() > 0 ? most.min(hundred.divide(low, 0, RoundingMode.DOWN)) : most;
      basis.add(rate);
    }
    if (least.compareTo(most) <= 0 && Slip.isOf(total.value(), least, most)) {
      String right =
          least.compareTo(most) == 0
              ? Decimals.plain(least)
              : Decimals.plain(least) + " 至 " + Decimals.plain(most);
      all.removeIf(relation -> basis.contains(relation.of()));
      all.add(
          Relation.differs(
              total,
              basis,
              "按各项占比推算总数是 %s，文中是 %s".formatted(right, Decimals.plain(total.value()))));
    }
  }
}
