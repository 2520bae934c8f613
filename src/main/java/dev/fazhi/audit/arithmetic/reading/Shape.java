package dev.fazhi.audit.arithmetic.reading;

/** How a rate comes from two numbers. */
enum Shape {
  /** The first in the second. */
  SHARE {
    @Override
    double quotient(double one, double other) {
      return one / other;
    }
  },
  /** What the first leaves of the second. */
  REST {
    @Override
    double quotient(double one, double other) {
      return (other - one) / other;
    }
  },
  /** By how much the first is more or less than the second. */
  GROWTH {
    @Override
    double quotient(double one, double other) {
      return Math.abs(one - other) / other;
    }
  },
  /** By how much the first is more or less than the second, which is no part of it. */
  DIFFERENCE {
    @Override
    double quotient(double one, double other) {
      return Math.abs(one - other);
    }
  },
  /** The second is by how much the first is more than it was. */
  INCREASE {
    @Override
    double quotient(double one, double other) {
      return other / (one - other);
    }
  },
  /** The second is by how much the first is less than it was. */
  DECREASE {
    @Override
    double quotient(double one, double other) {
      return other / (one + other);
    }
  };

  abstract double quotient(double one, double other);
}
