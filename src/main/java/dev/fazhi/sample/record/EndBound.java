package dev.fazhi.sample.record;

import dev.fazhi.model.Problem;
import java.time.LocalDateTime;

/**
 * The last moment at which something may happen.
 *
 * @param moment the moment
 * @param place where it is declared, for messages
 */
public record EndBound(LocalDateTime moment, String place) {

  /**
   * Whether a moment is too late.
   *
   * @throws Problem when what it follows on is too late already, so that nothing could be in time
   */
  boolean isBefore(LocalDateTime start, LocalDateTime moment) {
    if (start.isAfter(this.moment)) {
      throw new Problem(
          SampleErrors.CODE,
          "%s：until 为 %s，但有记录在 %s 才开始，请推后 until 或提前记录的日期范围。"
              .formatted(place, this.moment.toLocalDate(), start.toLocalDate()));
    }
    return moment.isAfter(this.moment);
  }
}
