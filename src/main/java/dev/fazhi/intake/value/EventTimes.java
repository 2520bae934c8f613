package dev.fazhi.intake.value;

import dev.fazhi.intake.text.Moments;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of the events in a file's accepted rows. One after the file was there is a doubt, such
 * as a year mistyped, and tells nothing of when the file was made. Where most of the rows have such
 * events it is the file's own time that cannot be believed.
 */
public final class EventTimes {

  private static final int MOST_SHOWN = 10;

  /** What was packed without times unpacks as of 1970 or 1980. */
  private static final int FIRST_YEAR = 1990;

  private final Bound written;
  private final Bound now;
  private long rows;

  /**
   * @param written the file's time of modification
   * @param now the present, in the same zone
   */
  public EventTimes(LocalDateTime written, LocalDateTime now) {
    this.now = new Bound(now);
    boolean isTime = written.isBefore(now) && written.getYear() >= FIRST_YEAR;
    this.written = new Bound(isTime ? written : now);
  }

  /** A time that no event lies after, and what was found on either side of it. */
  private static final class Bound {

    private final LocalDateTime latest;
    private final LocalDateTime endOfDay;
    private @Nullable LocalDateTime newest;
    private long after;
    private final List<String> shown = new ArrayList<>();

    Bound(LocalDateTime latest) {
      this.latest = latest;
      this.endOfDay = latest.toLocalDate().atTime(23, 59, 59);
    }

    void add(RowDraft draft, int[] fields) {
      boolean found = false;
      for (int field : fields) {
        LocalDateTime event = Moments.of(draft.value(field));
        if (event == null) {
          continue;
        }
        if (event.isAfter(endOfDay)) {
          found = true;
          if (shown.size() < MOST_SHOWN) {
            shown.add("第 %s 行 %s".formatted(draft.number(), event.toLocalDate()));
          }
        } else if (newest == null || event.isAfter(newest)) {
          newest = event;
        }
      }
      after += found ? 1 : 0;
    }
  }

  /** An accepted row. */
  void add(RowDraft draft, int[] fields) {
    rows++;
    written.add(draft, fields);
    now.add(draft, fields);
  }

  private Bound believed() {
    return written.after * 2 > rows ? now : written;
  }

  /** The last day that the file can tell of, before its events are known. */
  LocalDate latestDay(String file) {
    return ExportTime.of(file, null, written.latest).moment().toLocalDate();
  }

  /** When the file was exported. */
  ExportTime exported(String file) {
    Bound bound = believed();
    return ExportTime.of(file, bound.newest, bound.latest);
  }

  /** What is to be said about events after the file was there; null when there are none. */
  @Nullable Fault doubt(String file) {
    Bound bound = believed();
    if (bound.after == 0) {
      return null;
    }
    String message =
        "有 %s 行的日期晚于文件产生的时间（%s），可能写错了年份：%s%s。这些日期不用来判断导出的先后，请核对。"
            .formatted(
                bound.after,
                bound.latest.toLocalDate(),
                String.join("、", bound.shown),
                bound.after > bound.shown.size() ? " 等" : "");
    return FileFault.LATE_EVENTS.at(Place.of(file), "", Long.toString(bound.after), message);
  }
}
