package dev.fazhi.sample.record;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record in the making, as it stood at a moment: what happened later has not happened yet. Values
 * are text, {@link LocalDateTime} or {@link java.math.BigDecimal}; an absent one is empty.
 */
public final class Draft {

  private final Map<String, Object> values = new HashMap<>();
  private final long number;
  private final LocalDateTime asAt;
  private LocalDateTime latest = LocalDateTime.MIN;

  /**
   * @param number its running number in the record set, from 1
   * @param asAt the moment of the export
   */
  public Draft(long number, LocalDateTime asAt) {
    this.number = number;
    this.asAt = asAt;
  }

  long number() {
    return number;
  }

  @Nullable
  public Object get(String field) {
    return values.get(field);
  }

  /** The value of a field of time; null when it is empty. */
  @Nullable LocalDateTime moment(String field) {
    return values.get(field) instanceof LocalDateTime moment ? moment : null;
  }

  void put(String field, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      values.put(field, value);
    }
  }

  /** Something that happens at a moment: null when it lies after the export. */
  @Nullable LocalDateTime event(@Nullable LocalDateTime moment) {
    if (moment == null || moment.isAfter(asAt)) {
      return null;
    }
    if (moment.isAfter(latest)) {
      latest = moment;
    }
    return moment;
  }

  /** Whether anything in it happened after that moment. */
  boolean changedAfter(LocalDateTime moment) {
    return latest.isAfter(moment);
  }
}
