package dev.fazhi.audit.arithmetic.reading;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some features with how much of each there is; a rate has hundreds of such, so they are small. */
final class Features {

  private static final int FEW = 16;
  private static final Features[] NONE = {};

  private Feature[] named;
  private double[] values;
  private int size;
  private Features[] shared = NONE;
  private double @Nullable [] weighed;
  private double known;

  Features() {
    this(new Feature[FEW], new double[FEW], 0);
  }

  private Features(Feature[] named, double[] values, int size) {
    this.named = named;
    this.values = values;
    this.size = size;
  }

  void add(Feature feature, boolean holds) {
    add(feature, holds ? 1 : 0);
  }

  /** Each is added once; what there is nothing of is left out. */
  void add(Feature feature, double value) {
    if (value != 0) {
      if (size == named.length) {
        named = Arrays.copyOf(named, 2 * size + 1);
        values = Arrays.copyOf(values, 2 * size + 1);
      }
      named[size] = feature;
      values[size++] = value;
    }
  }

  /** All of those as well, which hold for others, too, and change no more. */
  void add(Features others) {
    shared = Arrays.copyOf(shared, shared.length + 1);
    shared[shared.length - 1] = others;
  }

  void clear() {
    size = 0;
    shared = NONE;
  }

  double get(Feature feature) {
    for (int i = 0; i < size; i++) {
      if (named[i] == feature) {
        return values[i];
      }
    }
    for (Features others : shared) {
      double value = others.get(feature);
      if (value != 0) {
        return value;
      }
    }
    return 0;
  }

  boolean has(Feature feature) {
    return get(feature) != 0;
  }

  /** Those of them alone that are wanted. */
  Features only(Predicate<Feature> wanted) {
    Features only = new Features(new Feature[0], new double[0], 0);
    for (int i = 0; i < size; i++) {
      if (wanted.test(named[i])) {
        only.add(named[i], values[i]);
      }
    }
    for (Features others : shared) {
      Features some = others.only(wanted);
      for (int i = 0; i < some.size; i++) {
        only.add(some.named[i], some.values[i]);
      }
    }
    return only;
  }

  /** What they come to where each of one thing counts as much as that, by its place. */
  double sum(double[] weights) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[named[i].ordinal()] * values[i];
    }
    for (Features others : shared) {
      sum += others.known(weights);
    }
    return sum;
  }

  private double known(double[] weights) {
    if (weighed != weights) {
      known = sum(weights);
      weighed = weights;
    }
    return known;
  }
}
