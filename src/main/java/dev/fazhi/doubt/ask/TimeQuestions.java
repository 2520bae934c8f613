package dev.fazhi.doubt.ask;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** What may be asked of days and hours. */
final class TimeQuestions {

  private static final Asked.Answer NONE = Asked.Answer.NONE;

  private static final int SPAN = 3;
  private static final int HOURS = 24;

  private static final String NOT_EXPORTED = "像是从此没有导出";
  static final String RECKONED = "像是从此换了算法、填法，或改过其中一个，照写的计入";

  private final Source source;
  private final int opened;

  TimeQuestions(Source source) {
    this.source = source;
    this.opened = source.position(source.coverage());
  }

  void addTo(List<Asked> all) {
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
              ? NONE
              : Asked.Answer.of(of.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue());
        });
  }

  /** The days of the week and the hours in which something comes. */
  private static void days(Field field, int opened, List<Asked> all) {
    for (DayOfWeek day : DayOfWeek.values()) {
      all.add(
          new Asked(
              field.title(),
              "『%s』是%s的".formatted(field.title(), day.getDisplayName(TextStyle.FULL, Locale.CHINA)),
              NOT_EXPORTED,
              null,
              Asked.Reach.FILE,
              values -> {
                LocalDate of = DateRange.day(values.get(opened));
                return of == null ? NONE : Asked.Answer.of(of.getDayOfWeek() == day);
              }));
    }
    for (int hour = 0; field.type() == Field.Type.DATE_TIME && hour < HOURS; hour += SPAN) {
      int from = hour;
      all.add(
          new Asked(
              field.title(),
              "『%s』是 %s 时至 %s 时的".formatted(field.title(), from, from + SPAN),
              NOT_EXPORTED,
              null,
              Asked.Reach.FILE,
              values ->
                  values.get(opened) instanceof LocalDateTime moment && DateRange.hasHour(moment)
                      ? Asked.Answer.of(moment.getHour() / SPAN * SPAN == from)
                      : NONE));
    }
  }
}
