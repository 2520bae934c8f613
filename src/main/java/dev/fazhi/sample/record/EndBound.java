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
          place
              + "：until 为 "
              + this.moment.toLocalDate()
              + "，但有记录在 "
              + start.toLocalDate()
              + " 才开始，请推后 until 或提前记录的日期范围。");
    }
    return moment.isAfter(this.moment);
  }
}
