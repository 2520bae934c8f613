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
 * @param layout how rows that are no data are told from data
 * @param area whose figures they are, for titles; empty when it is not declared
 * @param contact whom to ask about the figures, for the cover; empty when it is not declared
 */
public record Nightly(
    String cron,
    ZoneId zone,
    Limits limits,
    int settleSeconds,
    List<String> blocking,
    List<Calendar> calendars,
    Layout layout,
    String area,
    String contact) {

  /** Without an area and a contact. */
  public Nightly(
      String cron,
      ZoneId zone,
      Limits limits,
      int settleSeconds,
      List<String> blocking,
      List<Calendar> calendars,
      Layout layout) {
    this(cron, zone, limits, settleSeconds, blocking, calendars, layout, "", "");
  }

  /**
   * How rows that are no data are told from data, by the beginning of their first filled cell.
   *
   * @param totals words that begin a row of totals
   * @param notes words that begin a note under the table
   * @param headerWithinRows the header is looked for in so many rows from the top of a sheet
   */
  public record Layout(List<String> totals, List<String> notes, int headerWithinRows) {}

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
