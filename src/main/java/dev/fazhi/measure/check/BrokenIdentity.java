package dev.fazhi.measure.check;

import dev.fazhi.definition.Identity;
import dev.fazhi.measure.count.FactScan;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.TreeSet;

/** An identity that does not hold over a period, with the rows that cause it. */
final class BrokenIdentity {

  final Identity identity;
  final Period counted;
  final AsOf at;
  final BigDecimal left;
  final BigDecimal right;
  final TreeSet<FactScan.Fact> first =
      new TreeSet<>(
          Comparator.comparingLong(FactScan.Fact::load)
              .thenComparingInt(FactScan.Fact::sheet)
              .thenComparingInt(FactScan.Fact::row));
  long uneven;

  BrokenIdentity(Identity identity, Period counted, AsOf at, BigDecimal left, BigDecimal right) {
    this.identity = identity;
    this.counted = counted;
    this.at = at;
    this.left = left;
    this.right = right;
  }

  void add(FactScan.Fact fact) {
    uneven++;
    first.add(fact);
    if (first.size() > IdentityChecks.MOST_ROWS) {
      first.pollLast();
    }
  }
}
