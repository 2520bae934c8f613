package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quotient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers that a rate may be of, with how much speaks for it. */
final class Reading {

  /** So many places in a sentence are told apart. */
  private static final int PLACES = 40;

  private static final int MOST = 64;

  /** A wrong digit hardly makes a rate so many times what it is. */
  private static final double SIZE = 10;

  /** So many units of its last digit a rate is off where it is told to be near. */
  static final int NEAR = 10;

  private final Formula formula;
  private final Shape shape;
  private final List<Quantity> over;
  private final List<Quantity> under;
  private final double times;
  private int years = 1;
  private double from;
  private Features features;
  private double words;
  private double patterns;
  private @Nullable Boolean agrees;

  /**
   * @param formula the two values
   * @param shape how the rate comes from them
   * @param over the numbers of the first value
   * @param under those of the second; none where the text does not print it
   * @param features what speaks for it and against it
   */
  Reading(
      Formula formula, Shape shape, List<Quantity> over, List<Quantity> under, Features features) {
    this.formula = formula;
    this.features = features;
    this.shape = shape;
    this.over = over;
    this.under = under;
    this.times =
        formula.rate().quotient().times().doubleValue()
            * Range.times(formula.rate(), over.get(over.size() - 1));
  }

  Formula formula() {
    return formula;
  }

  Shape shape() {
    return shape;
  }

  List<Quantity> over() {
    return over;
  }

  List<Quantity> under() {
    return under;
  }

  Features features() {
    return features;
  }

  /** Weighs what the words say; what only that needs is kept no longer, for texts are long. */
  void weigh(Weights weights) {
    words = weights.sum(features);
  }

  void release() {
    features = features.only(Doubts.SIGNS::contains);
  }

  /** Weighs what the other rates of the text are of. */
  void weigh(Weights weights, Features told) {
    patterns = weights.sum(told);
  }

  /** How likely it is, against the others of the rate. */
  double likely() {
    return Math.exp(score());
  }

  double score() {
    return words + patterns;
  }

  void add(Feature feature, boolean holds) {
    features.add(feature, holds);
  }

  void add(Feature feature, double value) {
    features.add(feature, value);
  }

  /** The same of a mean growth of so many years. */
  Reading of(int many) {
    years = many;
    return this;
  }

  /** The same of points from that rate. */
  Reading from(double rate) {
    from = rate;
    return this;
  }

  boolean isOfYears() {
    return years > 1;
  }

  Quantity rate() {
    return formula.rate();
  }

  /** The last number of what it is of. */
  Quantity part() {
    return over.get(over.size() - 1);
  }

  /** The first number of what it is in; that of which it is where the other is not printed. */
  Quantity whole() {
    return under.isEmpty() ? part() : under.get(0);
  }

  /** By which numbers it is of a part that stands there, seen from the rate. */
  long place() {
    long place = 2L * shape.ordinal() + (rate().isShare() ? 1 : 0);
    place = place * MOST + Math.min(MOST - 1, over.size());
    place = place * MOST + Math.min(MOST - 1, under.size());
    return place * 2 * MOST + step(rate(), part());
  }

  /** The same with where the whole stands, seen from the part. */
  long places() {
    return place() * 2 * MOST + step(part(), whole());
  }

  private static int step(Quantity from, Quantity to) {
    return PLACES + Math.max(-PLACES, Math.min(PLACES, to.index() - from.index()));
  }

  /** What it would be. */
  double value() {
    return value(part(), 0);
  }

  /** Whether that is of the size of the rate; else something else is meant. */
  boolean isComparable() {
    return isComparable(rate(), value());
  }

  private static boolean isComparable(Quantity rate, double value) {
    double printed = rate.value().doubleValue();
    return value <= SIZE * printed && printed <= SIZE * value;
  }

  /** The same of two values before anything else is known of them. */
  static boolean isComparable(Quantity rate, Shape shape, double over, double under) {
    double times = rate.quotient().times().doubleValue();
    return isComparable(rate, times * shape.quotient(over, under));
  }

  /** The same where one of the numbers were so much more. */
  double value(Quantity count, double more) {
    double part = sum(over) + (over.contains(count) ? more : 0);
    double whole =
        (under.isEmpty() ? formula.whole().doubleValue() : sum(under))
            + (under.contains(count) ? more : 0);
    if (from > 0) {
      return Math.abs(from - Quotient.PERCENT.times().doubleValue() * shape.quotient(part, whole));
    }
    return times
        * (years > 1
            ? Math.abs(Math.pow(part / whole, 1.0 / years) - 1)
            : shape.quotient(part, whole));
  }

  /** Whether it would go the other way where one of the numbers were so much more. */
  boolean isTurned(Quantity count, double more) {
    double off = sum(over) - sum(under);
    return shape == Shape.GROWTH && off * (off + (over.contains(count) ? more : -more)) < 0;
  }

  private static double sum(List<Quantity> counts) {
    double sum = 0;
    for (Quantity count : counts) {
      sum += count.value().doubleValue();
    }
    return sum;
  }

  boolean agrees() {
    if (agrees == null) {
      agrees = isRight();
    }
    return agrees;
  }

  private boolean isRight() {
    boolean exact = rate().isExact() && formula.over().isExact() && formula.under().isExact();
    boolean far =
        exact
            && Math.abs(value() - rate().value().doubleValue())
                > rate().number().place().doubleValue();
    return !far && !features.has(Feature.WRONG_WAY) && formula.agrees();
  }

  /** Whether it gives the rate but for its last digit. */
  boolean isNear() {
    double off = Math.abs(value() - rate().value().doubleValue());
    return off < NEAR * rate().number().place().doubleValue() || agrees();
  }

  /** What is to be said of the rate where it is of these. */
  Relation relation() {
    return features.has(Feature.WRONG_WAY) && formula.agrees()
        ? Relation.differs(rate(), formula.basis(), formula.words().apply(formula) + "，增减的方向写反了")
        : formula.relation();
  }

  /** Whether it is more than what it would be in. */
  boolean isTooMuch() {
    return shape == Shape.SHARE && rate().isPercent() && sum(over) > sum(under);
  }
}
