package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Shape;
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

  /** So many of its rates tell enough of a total. */
  private static final int MOST = 40;

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
        List<Reading> readings = total.getValue();
        check(total.getKey(), readings.subList(0, Math.min(MOST, readings.size())), all);
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

  /** Which totals give all of some rates. */
  private record Common(BigDecimal least, BigDecimal most, List<Quantity> of) {

    Common and(Common other) {
      List<Quantity> both = new ArrayList<>(of);
      both.addAll(other.of);
      return new Common(least.max(other.least), most.min(other.most), both);
    }
  }

  private static Common wholes(Reading reading) {
    Quantity rate = reading.rate();
    BigDecimal half = rate.number().place().multiply(HALF);
    BigDecimal low = rate.value().subtract(half);
    BigDecimal hundred = reading.formula().part().multiply(HUNDRED);
    return new Common(
        hundred.divide(rate.value().add(half), 0, RoundingMode.UP),
        low.signum() > 0
            ? hundred.divide(low, 0, RoundingMode.DOWN)
            : BigDecimal.valueOf(Long.MAX_VALUE),
        List.of(rate));
  }

  private static void check(Quantity total, List<Reading> readings, List<Relation> all) {
    Common best = new Common(BigDecimal.ONE, BigDecimal.ONE, List.of());
    for (Reading first : readings) {
      Common common = wholes(first);
      for (Reading reading : readings) {
        Common both = reading.equals(first) ? common : common.and(wholes(reading));
        common = both.least().compareTo(both.most()) <= 0 ? both : common;
      }
      best = common.of().size() > best.of().size() ? common : best;
    }
    BigDecimal least = best.least();
    BigDecimal most = best.most();
    List<Quantity> basis = best.of();
    if (basis.size() > 1
        && basis.size() * 2 > readings.size()
        && Slip.isOf(total.value(), least, most)) {
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
