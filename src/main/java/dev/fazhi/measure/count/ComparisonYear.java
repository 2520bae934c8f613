package dev.fazhi.measure.count;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;

/** Which year of a comparison: the period itself, or the same period last year. */
public enum ComparisonYear {
  NOW {
    @Override
    public Period of(Period period) {
      return period;
    }

    @Override
    public AsOf of(AsOf asOf) {
      return asOf;
    }
  },
  PRIOR {
    @Override
    public Period of(Period period) {
      return period.samePeriodLastYear();
    }

    @Override
    public AsOf of(AsOf asOf) {
      return asOf.lastYear();
    }
  };

  /** The days that this side counts for a figure over that period. */
  public abstract Period of(Period period);

  /** The cut-off that this side is counted at. */
  public abstract AsOf of(AsOf asOf);
}
