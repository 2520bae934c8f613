package dev.fazhi.doubt.ask;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may be asked of days and hours, and of two columns beside each other. */
final class TimeQuestions {

  private static final int SPAN = 3;
  private static final int HOURS = 24;

  /** What happened so shortly before the export has often no second day yet, or the same. */
  private static final int DAYS_TO_FOLLOW = 14;

  private static final String NOT_EXPORTED = "像是从此没有导出";
  private static final String NOT_EXPORTED_YET = "像是以前没有导出";
  private static final String WRITTEN_OVER = "像是一列盖在了另一列上，照写的计入";
  private static final String FILLED_FROM_OTHER = "像是其中一个日子是照另一个填的，照写的计入";
  private static final String RECKONED = "像是从此按工作日算，或换了别的算法、填法，照写的计入";

  private final Source source;
  private final int opened;
  private final LocalDate settled;
  private final LocalDate followed;

  TimeQuestions(Source source, LocalDate made) {
    this.source = source;
    this.followed = made.minusDays(DAYS_TO_FOLLOW);
    this.opened = source.position(source.coverage());
    this.settled = made.minusDays(ValueQuestions.DAYS_TO_COME);
  }

  void addTo(List<Asked> all) {
    pairs(all);
    days(source.fields().get(opened), opened, all);
    // what is open the longest was closed on few days only
    for (int at :
        source.positions(
            field -> field.type().isTime() && !source.events().contains(field.name()))) {
      all.add(weekend(source.fields().get(at), at));
    }
  }

  private static Asked weekend(Field field, int at) {
    return new Asked(
        field.title(),
        "『%s』是星期六、星期日的".formatted(field.title()),
        RECKONED,
        RECKONED,
        Asked.Reach.FILE,
        values -> {
          LocalDate of = DateRange.day(values.get(at));
          return of == null
              ? Asked.Answer.NONE
              : Asked.Answer.of(of.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue());
        });
  }

  /** What two columns say beside each other. */
  private void pairs(List<Asked> all) {
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
      Asked.Of question) {
    String titles = first.title() + "、" + second.title();
    String said = words.formatted(first.title(), second.title());
    return new Asked(titles, said, ended, begun, Asked.Reach.FILE, question);
  }

  private static Asked same(Field first, int one, Field second, int other) {
    return new Asked(
        first.title() + "、" + second.title(),
        "『%s』与『%s』一样的".formatted(first.title(), second.title()),
        null,
        WRITTEN_OVER,
        Asked.Reach.FILES,
        values -> {
          Object value = values.get(one);
          boolean day = value instanceof LocalDateTime && !DateRange.hasHour(value);
          return value == null || day || values.get(other) == null
              ? Asked.Answer.NONE
              : Asked.Answer.of(value.equals(values.get(other)));
        });
  }

  private void days(Field first, int one, Field second, int other, List<Asked> all) {
    Asked.Of together = values -> ofOneDay(values.get(one), values.get(other));
    all.add(
        new Asked(
            first.title() + "、" + second.title(),
            "『%s』与『%s』不在同一天的".formatted(first.title(), second.title()),
            FILLED_FROM_OTHER,
            "像是以前的一个日子是照另一个填的，照写的计入",
            Asked.Reach.FILES,
            values ->
                isBefore(values.get(one), followed) || isBefore(values.get(other), followed)
                    ? together.answer(values).opposite()
                    : Asked.Answer.NONE));
    // what was open before an export of changes was not closed on its first day
    all.add(pair(first, second, "『%s』与『%s』在同一天的", NOT_EXPORTED, null, together));
  }

  private static Asked.Answer ofOneDay(@Nullable Object one, @Nullable Object other) {
    LocalDate day = DateRange.day(one);
    LocalDate of = DateRange.day(other);
    return day == null || of == null ? Asked.Answer.NONE : Asked.Answer.of(day.equals(of));
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
                ? Asked.Answer.NONE
                : Asked.Answer.of(moment(values.get(at)).isAfter(moment(values.get(by)))));
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
              Asked.Reach.FILE,
              values -> {
                LocalDate of = DateRange.day(values.get(opened));
                return of == null ? Asked.Answer.NONE : Asked.Answer.of(of.getDayOfWeek() == day);
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
              Asked.Reach.FILE,
              values ->
                  values.get(opened) instanceof LocalDateTime moment && DateRange.hasHour(moment)
                      ? Asked.Answer.of(moment.getHour() / SPAN * SPAN == from)
                      : Asked.Answer.NONE));
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
