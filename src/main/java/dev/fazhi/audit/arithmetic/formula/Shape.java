package dev.fazhi.audit.arithmetic.formula;

/** How a rate comes from two numbers. */
public enum Shape {
  /** The first in the second. */
  SHARE {
    @Override
    public double quotient(double one, double other) {
      return one / other;
    }
  },
  /** What the first leaves of the second. */
  REST {
    @Override
    public double quotient(double one, double other) {
      return (other - one) / other;
    }
  },
  /** By how much the first is more or less than the second. */
  GROWTH {
    @Override
    public double quotient(double one, double other) {
      return Math.abs(one - other) / other;
    }
  },
  /** By how much the first is more or less than the second, which is no part of it. */
  DIFFERENCE {
    @Override
    public double quotient(double one, double other) {
      return Math.abs(one - other);
    }
  },
  /** The second is by how much the first is more than it was. */
  INCREASE {
    @Override
    public double quotient(double one, double other) {
      return other / (one - other);
    }
  },
  /** The second is by how much the first is less than it was. */
  DECREASE {
    @Override
    public double quotient(double one, double other) {
      return other / (one + other);
    }
  };

  /** What the rate is, of one where it is a percentage. */
  public abstract double quotient(double one, double other);
}
