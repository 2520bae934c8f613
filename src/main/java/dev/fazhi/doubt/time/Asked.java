package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be so in a row: that a column is filled, that something was on a Sunday or in the
 * evening, came too late, is what another column says.
 *
 * @param titles of the fields that it is about, which 、 joins
 * @param words the rows in which it is so
 * @param ended what it looks like where it is so in none from some day on; null where that is usual
 * @param begun what it looks like where it was so in none before; null where that is usual
 */
record Asked(
    String titles, String words, @Nullable String ended, @Nullable String begun, Of question) {

  private static final int SPAN = 3;
  private static final int HOURS = 24;

  /** What counts people or things begins with few. */
  private static final long FEW = 2;

  /** What has its day in the end comes, or comes late, within so many days. */
  private static final int DAYS_TO_COME = 90;

  private static final String NOT_EXPORTED = "像是从此没有导出";
  private static final String NOT_EXPORTED_YET = "像是以前没有导出";
  private static final String WRITTEN_OVER = "像是一列盖在了另一列上，照写的计入";

  private static final String FILLED_FROM_OTHER = "像是其中一个日子是照另一个填的，照写的计入";

  /** The question to the values of a row. */
  interface Of {

    /** What the row answers. */
    Answer answer(List<? extends @Nullable Object> values);
  }

  /** Whether it is so. */
  enum Answer {
    YES,
    NO,
    /** It cannot be asked of that row. */
    NONE;

    private static Answer of(boolean so) {
      return so ? YES : NO;
    }

    private Answer opposite() {
      return this == NONE ? NONE : of(this == NO);
    }
  }

  /**
   * What may be asked of the rows of a source.
   *
   * @param made when the export was made
   */
  static List<Asked> of(Source source, LocalDate made) {
    List<Asked> all = new ArrayList<>();
    int opened = source.position(source.coverage());
    if (opened < 0) {
      return all;
    }
    LocalDate settled = made.minusDays(DAYS_TO_COME);
    for (int at = 0; at < source.fields().size(); at++) {
      Field field = source.fields().get(at);
      boolean event = source.events().contains(field.name());
      if (!field.required() && (!event || at == opened)) {
        all.add(filled(field, at, field.type().isTime() && !event ? opened : -1, settled));
      }
      for (long few = 0; field.type() == Field.Type.INTEGER && few <= FEW; few++) {
        all.add(few(field, at, few));
      }
      if (field.type() == Field.Type.DATE_TIME && at != opened) {
        all.add(timed(field, at));
      }
    }
    pairs(source, opened, settled, all);
    days(source.fields().get(opened), opened, all);
    return all;
  }

  private static Asked filled(Field field, int at, int opened, LocalDate settled) {
    return new Asked(
        field.title(),
        "『%s』填了的".formatted(field.title()),
        "像是从此没有填，或导出、复制时漏了后一段，照空的计入",
        "像是以前没有填，或没有导出，照空的计入",
        values ->
            opened >= 0 && !isBefore(values.get(opened), settled)
                ? Answer.NONE
                : Answer.of(values.get(at) != null));
  }

  private static Asked timed(Field field, int at) {
    return new Asked(
        field.title(),
        "『%s』写到时分的".formatted(field.title()),
        "都只有日子，像是从此丢了时刻，时长和是否按期可能差一天",
        null,
        values ->
            values.get(at) == null ? Answer.NONE : Answer.of(DateRange.hasHour(values.get(at))));
  }

  private static Asked few(Field field, int at, long few) {
    return new Asked(
        field.title(),
        "『%s』是 %s 的".formatted(field.title(), few),
        "像是从此换了算法，照写的计入",
        null,
        values -> values.get(at) instanceof Long value ? Answer.of(value == few) : Answer.NONE);
  }

  /** What two columns say beside each other. */
  private static void pairs(Source source, int opened, LocalDate settled, List<Asked> all) {
    for (int one = 0; one < source.fields().size(); one++) {
      for (int other = one + 1; other < source.fields().size(); other++) {
        Field first = source.fields().get(one);
        Field second = source.fields().get(other);
        boolean moments =
            first.type() == Field.Type.DATE_TIME && second.type() == Field.Type.DATE_TIME;
        if (moments || first.isFreeText() && second.isFreeText()) {
          all.add(same(first, one, second, other));
        }
        if (first.type().isTime() && second.type().isTime()) {
          days(first, one, second, other, all);
          boolean happened = source.events().contains(first.name());
          if (happened != source.events().contains(second.name())
              && one != opened
              && other != opened) {
            all.add(
                happened
                    ? late(first, one, second, other, settled)
                    : late(second, other, first, one, settled));
          }
        }
      }
    }
  }

  private static Asked pair(
      Field first,
      Field second,
      String words,
      @Nullable String ended,
      @Nullable String begun,
      Of question) {
    String titles = first.title() + "、" + second.title();
    String said = words.formatted(first.title(), second.title());
    return new Asked(titles, said, ended, begun, question);
  }

  private static Asked same(Field first, int one, Field second, int other) {
    return pair(
        first,
        second,
        "『%s』与『%s』一样的",
        null,
        WRITTEN_OVER,
        values -> {
          Object value = values.get(one);
          boolean day = value instanceof LocalDateTime && !DateRange.hasHour(value);
          return value == null || day || values.get(other) == null
              ? Answer.NONE
              : Answer.of(value.equals(values.get(other)));
        });
  }

  private static void days(Field first, int one, Field second, int other, List<Asked> all) {
    Of together = values -> ofOneDay(values.get(one), values.get(other));
    Of apart = values -> together.answer(values).opposite();
    all.add(pair(first, second, "『%s』与『%s』不在同一天的", FILLED_FROM_OTHER, null, apart));
    // what was open before an export of changes was not closed on its first day
    all.add(pair(first, second, "『%s』与『%s』在同一天的", NOT_EXPORTED, null, together));
  }

  private static Answer ofOneDay(@Nullable Object one, @Nullable Object other) {
    LocalDate day = DateRange.day(one);
    LocalDate of = DateRange.day(other);
    return day == null || of == null ? Answer.NONE : Answer.of(day.equals(of));
  }

  private static Asked late(Field event, int at, Field due, int by, LocalDate settled) {
    return pair(
        event,
        due,
        "『%s』晚于『%s』的",
        "像是其中一个日子改过，照写的计入，是否按期可能不准",
        null,
        values ->
            values.get(at) == null || !isBefore(values.get(by), settled)
                ? Answer.NONE
                : Answer.of(moment(values.get(at)).isAfter(moment(values.get(by)))));
  }

  /** The days of the week and the hours in which something comes. */
  private static void days(Field field, int opened, List<Asked> all) {
    for (DayOfWeek day : DayOfWeek.values()) {
      all.add(
          new Asked(
              field.title(),
              "『%s』是%s的".formatted(field.title(), day.getDisplayName(TextStyle.FULL, Locale.CHINA)),
              NOT_EXPORTED,
              NOT_EXPORTED_YET,
              values -> {
                LocalDate of = DateRange.day(values.get(opened));
                return of == null ? Answer.NONE : Answer.of(of.getDayOfWeek() == day);
              }));
    }
    for (int hour = 0; field.type() == Field.Type.DATE_TIME && hour < HOURS; hour += SPAN) {
      int from = hour;
      all.add(
          new Asked(
              field.title(),
              "『%s』是 %s 时至 %s 时的".formatted(field.title(), from, from + SPAN),
              NOT_EXPORTED,
              NOT_EXPORTED_YET,
              values ->
                  values.get(opened) instanceof LocalDateTime moment && DateRange.hasHour(moment)
                      ? Answer.of(moment.getHour() / SPAN * SPAN == from)
                      : Answer.NONE));
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
