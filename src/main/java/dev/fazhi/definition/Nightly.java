package dev.fazhi.definition;

import dev.fazhi.model.Limits;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of every run.
 *
 * @param cron when the nightly run starts, five fields
 * @param zone zone of the schedule and of all local times
 * @param limits what a file may be at most
 * @param settleSeconds a file whose size or time changed within so many seconds is left for the
 *     next run
 * @param blocking ids of sources without which nothing is published
 * @param calendars when deliveries are due
 * @param layout how rows that are no data are told from data
 * @param area whose figures they are, for titles; empty when it is not declared
 * @param contact whom to ask about the figures, for the cover; empty when it is not declared
 * @param receipt how deliveries are received
 * @param retention how long things are kept
 * @param retry how often a run with a retryable failure is repeated
 * @param notices who is told of a run's end
 * @param empty words that stand for an empty cell in every field that does not say otherwise, and
 *     days that do in fields of time
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
    String contact,
    Receipt receipt,
    Retention retention,
    Retry retry,
    Notify notices,
    List<String> empty) {

  /** What stands for an empty cell unless it is declared: marks, words, days of no calendar. */
  public static final List<String> EMPTY =
      List.of(
          """
          - -- --- / // \\ _ … …… ... 无 暂无 没有 空 空白 无数据 暂无数据 无记录 无此项 不适用 \
          N/A #N/A NA null (null) 空 (空) none nil nan undefined 不详 不明 未知 未定 \
          待定 未填 未填写 未录入 未恢复 未回复 未答复 未反馈 未办 未办结 未完成 未完结 未结 未结案 未审结 未开庭 尚未办结 \
          尚未结案 待办 待办结 0000-00-00 0001-01-01 1899-12-30 1899-12-31 \
          1900-01-00 1900-01-01 1970-01-01 9999-12-31\
          """
              .split(" "));

  /**
   * How deliveries are received.
   *
   * @param overdueNeedsPerson whether a run ends as one that needs a person when a source is
   *     overdue
   * @param waitForOk whether every file waits for a marker {@code <its name>.ok} beside it
   * @param waitForOkSources ids of the sources whose files wait for it when not all do; told by the
   *     patterns of their names
   */
  public record Receipt(
      boolean overdueNeedsPerson, boolean waitForOk, List<String> waitForOkSources) {

    /** No file waits, and what is overdue is only said. */
    public static final Receipt USUAL = new Receipt(false, false, List.of());
  }

  /**
   * For how many days things are kept; null for ever.
   *
   * @param archiveDays copies of imported files; without them the database cannot be built again
   *     from its beginning
   * @param logDays logs
   * @param rejectsDays rejected rows with their faults; not longer than the copies
   * @param runDays records of runs and notifications
   * @param auditDays the audit log; at least the six months of article 21 of the Cybersecurity Law
   */
  public record Retention(
      @Nullable Integer archiveDays,
      @Nullable Integer logDays,
      @Nullable Integer rejectsDays,
      int runDays,
      int auditDays) {

    /** What holds when nothing is declared: only records that nothing depends on expire. */
    public static final Retention USUAL = new Retention(null, null, null, 1100, 3650);
  }

  /**
   * How often a run with a retryable failure is repeated.
   *
   * @param times after the first try; 0 for never
   * @param minutes between two tries
   */
  public record Retry(int times, int minutes) {

    /** What holds when nothing is declared. */
    public static final Retry USUAL = new Retry(3, 10);
  }

  /**
   * How rows that are no data are told from data.
   *
   * @param totals words that begin a row of totals, or are the whole text of one of its cells
   * @param notes words that begin a note under the table
   * @param nothing words by which a file says that there is nothing to report
   * @param headerWithinRows the header is looked for in so many rows from the top of a sheet
   */
  public record Layout(
      List<String> totals, List<String> notes, List<String> nothing, int headerWithinRows) {

    /** What says that there is nothing unless it is declared. */
    public static final List<String> NOTHING =
        List.of("无", "暂无", "暂无数据", "无数据", "没有数据", "无记录", "本月无", "本期无", "本季度无", "本年无", "零报告");
  }

  /**
   * When deliveries of a source are due.
   *
   * @param source the source's id
   * @param every the months or days between deliveries
   * @param graceDays how many days after the end of a span its delivery may come
   */
  public record Calendar(String source, Every every, int graceDays) {

    /** The interval of deliveries. */
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
