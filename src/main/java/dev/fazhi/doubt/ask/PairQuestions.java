package dev.fazhi.doubt.ask;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked of two columns beside each other. */
final class PairQuestions {

  private static final Asked.Answer NONE = Asked.Answer.NONE;

  /** What happened so shortly before the export has often no second day yet, or the same. */
  private static final int DAYS_TO_FOLLOW = 14;

  /** What comes so soon after the other is nearly on its day. */
  private static final int NEAR = 3;

  /** Some write no seconds. */
  private static final int MINUTE = 60;

  /** What is due so much later has another year. */
  private static final int HALF_A_YEAR = 182;

  private static final String FILLED_FROM_OTHER = "像是其中一个日子是照另一个填的，照写的计入";

  private final Source source;
  private final int opened;
  private final LocalDate settled;
  private final LocalDate followed;

  PairQuestions(Source source, LocalDate made) {
    this.source = source;
    this.opened = source.position(source.coverage());
    this.settled = made.minusDays(ValueQuestions.DAYS_TO_COME);
    this.followed = made.minusDays(DAYS_TO_FOLLOW);
  }

  void addTo(List<Asked> all) {
    for (int one = 0; one < source.fields().size(); one++) {
      for (int other = one + 1; other < source.fields().size(); other++) {
        new Pair(one, other, all).addAll();
      }
    }
  }

  /** Two columns, by their positions, and where to add what is asked of them. */
  private final class Pair {
    private final int one;
    private final int other;
    private final Field first;
    private final Field second;
    private final List<Asked> all;

    Pair(int one, int other, List<Asked> all) {
      this.one = one;
      this.other = other;
      this.first = source.fields().get(one);
      this.second = source.fields().get(other);
      this.all = all;
    }

    private void add(
        String words,
        @Nullable String ended,
        @Nullable String begun,
        Asked.Reach reach,
        Asked.Of question) {
      add(first, second, "『%s』与『%s』" + words, ended, begun, reach, question);
    }

    private void add(
        Field before,
        Field behind,
        String words,
        @Nullable String ended,
        @Nullable String begun,
        Asked.Reach reach,
        Asked.Of question) {
      String titles = before.title() + "、" + behind.title();
      String said = words.formatted(before.title(), behind.title());
      all.add(new Asked(titles, said, ended, begun, reach, question));
    }

    void addAll() {
      boolean moments =
          first.type() == Field.Type.DATE_TIME && second.type() == Field.Type.DATE_TIME;
      if (moments || first.isFreeText() && second.isFreeText()) {
        add("一样的", null, "像是一列盖在了另一列上，照写的计入", Asked.Reach.FILES, this::same);
      }
      if (first.type().isTime() && second.type().isTime()) {
        days();
        boolean event = source.events().contains(first.name());
        boolean otherEvent = source.events().contains(second.name());
        if (!(event && otherEvent) && (one == opened || other == opened)) {
          terms();
        } else if (event != otherEvent) {
          late(event ? one : other, event ? other : one);
        }
      }
    }

    private Asked.Answer same(List<? extends @Nullable Object> values) {
      Object value = values.get(one);
      boolean day = value instanceof LocalDateTime && !DateRange.hasHour(value);
      return value == null || day || values.get(other) == null
          ? NONE
          : Asked.Answer.of(value.equals(values.get(other)));
    }

    private void days() {
      String before = "像是以前的一个日子是照另一个填的，照写的计入";
      add(
          "不在同一天的",
          FILLED_FROM_OTHER,
          before,
          Asked.Reach.FILES,
          values -> isFollowed(values) ? within(values, 0).opposite() : NONE);
      // where nothing came so soon after the other before, it is no matter of a day
      add(
          "只差几天的",
          null,
          FILLED_FROM_OTHER,
          Asked.Reach.OTHERS,
          values -> isFollowed(values) ? within(values, NEAR) : NONE);
      // what was open before an export of changes was not closed on its first day
      add("在同一天的", "像是从此没有导出", null, Asked.Reach.FILE, values -> within(values, 0));
    }

    /** What is due some time after a row was opened, whatever has happened to it since. */
    private void terms() {
      add("不在同一时刻的", null, TimeQuestions.RECKONED, Asked.Reach.ALL, this::sameTime);
      String like = "像是年份写错了，照写的计入，是否按期可能不准";
      Asked.Of far = values -> within(values, HALF_A_YEAR).opposite();
      add("相差半年以上的", null, like, Asked.Reach.ALL, far);
    }

    private Asked.Answer sameTime(List<? extends @Nullable Object> values) {
      return DateRange.hasHour(values.get(opened))
              && values.get(one) instanceof LocalDateTime moment
              && values.get(other) instanceof LocalDateTime due
          ? Asked.Answer.of(Math.abs(second(moment) - second(due)) >= MINUTE)
          : NONE;
    }

    private static int second(LocalDateTime moment) {
      return moment.toLocalTime().toSecondOfDay();
    }

    private void late(int event, int due) {
      add(
          source.fields().get(event),
          source.fields().get(due),
          "『%s』晚于『%s』的",
          "像是其中一个日子改过，照写的计入，是否按期可能不准",
          null,
          Asked.Reach.FILE,
          values ->
              values.get(event) == null || !isBefore(values.get(due), settled)
                  ? NONE
                  : Asked.Answer.of(moment(values.get(event)).isAfter(moment(values.get(due)))));
    }

    private boolean isFollowed(List<? extends @Nullable Object> values) {
      return isBefore(values.get(one), followed) || isBefore(values.get(other), followed);
    }

    /** Whether the two are no more days apart. */
    private Asked.Answer within(List<? extends @Nullable Object> values, int days) {
      LocalDate day = DateRange.day(values.get(one));
      LocalDate of = DateRange.day(values.get(other));
      return day == null || of == null
          ? NONE
          : Asked.Answer.of(Math.abs(ChronoUnit.DAYS.between(day, of)) <= days);
    }
  }

  private static boolean isBefore(@Nullable Object value, LocalDate day) {
    LocalDate of = DateRange.day(value);
    return of != null && of.isBefore(day);
  }

  /** A day alone is over in its last second. */
  private static LocalDateTime moment(@Nullable Object value) {
    return value instanceof LocalDateTime moment
        ? moment
        : value instanceof LocalDate day ? day.atTime(LocalTime.MAX) : LocalDateTime.MIN;
  }
}
