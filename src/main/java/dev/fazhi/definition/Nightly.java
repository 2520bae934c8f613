package dev.fazhi.definition;

import dev.fazhi.model.Limits;
import java.time.ZoneId;
import java.util.List;

/**
 * What holds for every run.
 *
 * @param cron when the nightly run starts, five fields
 * @param zone where that clock stands
 * @param limits what a file may be at most
 * @param settleSeconds a file whose size or time changed within so many seconds is left for the
 *     next run
 * @param blocking ids of sources without which nothing is published
 * @param calendars when deliveries are due
 */
public record Nightly(
    String cron,
    ZoneId zone,
    Limits limits,
    int settleSeconds,
    List<String> blocking,
    List<Calendar> calendars) {

  /**
   * When deliveries of a source are due.
   *
   * @param source the source's id
   * @param every the months or days between deliveries
   * @param graceDays how many days after the end of a span its delivery may come
   */
  public record Calendar(String source, Every every, int graceDays) {

    /** How often. */
    public enum Every {
      /** Every day. */
      DAY,
      /** Every month. */
      MONTH,
      /** Every year. */
      YEAR
    }
  }
}
