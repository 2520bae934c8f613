package dev.fazhi.measure;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;

/** The period itself, or the same period last year. */
enum Side {
  NOW {
    @Override
    Period of(Period period) {
      return period;
    }

    @Override
    AsOf of(AsOf asOf) {
      return asOf;
    }
  },
  PRIOR {
    @Override
    Period of(Period period) {
      return period.samePeriodLastYear();
    }

    @Override
    AsOf of(AsOf asOf) {
      return asOf.lastYear();
    }
  };

  /** The days that this side counts for a figure over that period. */
  abstract Period of(Period period);

  /** The cut-off that this side is counted at. */
  abstract AsOf of(AsOf asOf);
}
