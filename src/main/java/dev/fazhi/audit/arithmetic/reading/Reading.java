package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A pair of numbers that a rate may be of, with what speaks for it and against it. */
record Reading(Formula formula, Shape shape, Map<Feature, Double> features) {

  /** Numbers of a text are alike: chance meets them so much oftener than if they were any. */
  private static final double ALIKE = 3;

  /** A number has about so many slips for each of its digits. */
  private static final int SLIPS = 10;

  /** Half of the slips change the last digit of a rate. */
  private static final int LAST = 2;

  Reading(Formula formula, Shape shape) {
    this(formula, shape, new EnumMap<>(Feature.class));
  }

  void add(Feature feature, boolean holds) {
    if (holds) {
      features.put(feature, 1.0);
    }
  }

  void add(Feature feature, double value) {
    if (value != 0) {
      features.put(feature, value);
    }
  }

  /**
   * How often chance alone would let a wrong digit explain that the rate is another; 1 where none
   * explains it.
   */
  double chance() {
    Quantity rate = formula.rate();
    double place = rate.number().place().doubleValue();
    double printed = rate.value().doubleValue();
    List<Quantity> basis = formula.basis();
    double one = one();
    double other = other();
    double chance = ofRate(printed, place, shape.rate(one, other));
    for (int i = 0; i < basis.size(); i++) {
      boolean last = i == basis.size() - 1;
      double value = basis.get(i).value().doubleValue();
      double step =
          Math.abs(
              shape.rate(one + (last ? 0 : 1), other + (last ? 1 : 0)) - shape.rate(one, other));
      for (String slip : slips(basis.get(i))) {
        double off = Double.parseDouble(slip) - value;
        if (agrees(shape.rate(one + (last ? 0 : off), other + (last ? off : 0)), printed, place)) {
          chance = Math.min(chance, ofCount(basis.get(i), place, step));
        }
      }
    }
    return chance;
  }

  /** Whether some way of rounding gives it, so that no digit need be wrong. */
  boolean isRounded() {
    double place = formula.rate().number().place().doubleValue();
    return Math.abs(shape.rate(one(), other()) - formula.rate().value().doubleValue()) < place;
  }

  /** Whether it is more than what it would be in. */
  boolean isTooMuch() {
    return shape == Shape.SHARE && one() > other();
  }

  private double one() {
    return (shape == Shape.SHARE ? formula.part() : formula.basis().get(0).value()).doubleValue();
  }

  private double other() {
    return formula.basis().get(formula.basis().size() - 1).value().doubleValue();
  }

  private static boolean agrees(double right, double printed, double place) {
    return Math.abs(right - printed) <= place * 0.5000001;
  }

  private static double ofRate(double printed, double place, double right) {
    long digits = Math.round(printed / place);
    long rounded = Math.round(right / place);
    int length = Math.max(2, Long.toString(digits).length());
    double all = Math.pow(10, length);
    if (digits / 10 == rounded / 10) {
      return Math.min(1, LAST * SLIPS / all);
    }
    return Slip.isOf(Long.toString(digits), Long.toString(rounded))
        ? Math.min(1, LAST * SLIPS * length / all)
        : 1;
  }

  private static double ofCount(Quantity count, double place, double step) {
    int digits = count.number().value().precision() - count.number().value().scale();
    double right = Math.max(place / Math.max(step, 1e-12), 0.05);
    return Math.min(1, ALIKE * SLIPS * digits * right / Math.pow(10, digits));
  }

  /** What a count of whole things could have been with one digit another, or two swapped. */
  private static List<String> slips(Quantity count) {
    if (count.number().value().scale() > 0 || !count.isExact()) {
      return List.of();
    }
    String digits = count.number().value().toPlainString();
    List<String> slips = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      for (char digit = i == 0 ? '1' : '0'; digit <= '9'; digit++) {
        if (digit != digits.charAt(i)) {
          slips.add(digits.substring(0, i) + digit + digits.substring(i + 1));
        }
      }
      if (i > 0 && digits.charAt(i) != digits.charAt(i - 1) && digits.charAt(i) != '0') {
        slips.add(
            digits.substring(0, i - 1)
                + digits.charAt(i)
                + digits.charAt(i - 1)
                + digits.substring(i + 1));
      }
    }
    return slips;
  }
}
