package dev.fazhi.audit.arithmetic.reading;

/** How a rate comes from two numbers. */
enum Shape {
  /** The first in the second. */
  SHARE {
    @Override
    double rate(double one, double other) {
      return 100 * one / other;
    }
  },
  /** What the first leaves of the second. */
  REST {
    @Override
    double rate(double one, double other) {
      return 100 * (other - one) / other;
    }
  },
  /** By how much the first is more or less than the second. */
  GROWTH {
    @Override
    double rate(double one, double other) {
      return 100 * Math.abs(one - other) / other;
    }
  },
  /** The second is by how much the first is more than it was. */
  INCREASE {
    @Override
    double rate(double one, double other) {
      return 100 * other / (one - other);
    }
  },
  /** The second is by how much the first is less than it was. */
  DECREASE {
    @Override
    double rate(double one, double other) {
      return 100 * other / (one + other);
    }
  };

  abstract double rate(double one, double other);
}
