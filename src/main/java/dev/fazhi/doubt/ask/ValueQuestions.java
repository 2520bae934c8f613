package dev.fazhi.doubt.ask;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What may be asked of a single column: whether it is filled, with what, how exactly. */
final class ValueQuestions {

  /** What has its day in the end comes, or comes late, within so many days. */
  static final int DAYS_TO_COME = 90;

  /** What counts people or things begins with few. */
  private static final long FEW = 2;

  /** Amounts are given to the ten thousand, to the hundred, to the cent. */
  private static final List<Integer> GRAINS = List.of(10_000, 100, 1);

  /** Amounts of another unit, or with a point at another place, have fewer or more digits. */
  private static final int FEWEST_DIGITS = 3;

  private static final int MANY_DIGITS = 6;
  private static final int MOST_DIGITS = 9;

  private static final String MIXED_IN = "像是从此换了算法、填了默认的数，或混进了别的记录，照写的计入";

  private final Source source;
  private final int opened;
  private final int[] happening;
  private final LocalDate settled;

  ValueQuestions(Source source, LocalDate made) {
    this.source = source;
    this.opened = source.position(source.coverage());
    this.happening = Asked.happening(source);
    this.settled = made.minusDays(DAYS_TO_COME);
  }

  void addTo(List<Asked> all) {
    List<String> events = List.copyOf(source.events());
    int first = events.indexOf(source.fields().get(opened).name());
    for (int at = 0; at < source.fields().size(); at++) {
      Field field = source.fields().get(at);
      int event = events.indexOf(field.name());
      // what happens before a row is opened is known by then
      if (!field.required() && event >= 0 && event < first) {
        all.add(filled(field, at, Asked.Reach.WHATEVER));
      } else if (!field.required() && (event < 0 || at == opened)) {
        all.add(filled(field, at, Asked.Reach.FILE));
        all.add(empty(field, at));
        if (field.type().isNumber()) {
          all.add(emptyBefore(field, at));
        }
      }
      if (!field.required()) {
        values(field, at, all);
      }
      numbers(field, at, all);
      if (field.type() == Field.Type.DATE_TIME) {
        all.add(timed(field, at));
      }
    }
  }

  private Asked filled(Field field, int at, Asked.Reach reach) {
    boolean later = field.type().isTime() && reach == Asked.Reach.FILE && at != opened;
    return new Asked(
        field.title(),
        "『%s』填了的".formatted(field.title()),
        "像是从此没有填，或导出、复制时漏了后一段，照空的计入",
        "像是以前没有填，或没有导出，照空的计入",
        reach,
        values ->
            reach == Asked.Reach.FILE && isOpen(values) || later && !isSettled(values)
                ? Asked.Answer.NONE
                : Asked.Answer.of(values.get(at) != null));
  }

  /** What is empty in rows that are long enough there for all to have been filled. */
  private Asked empty(Field field, int at) {
    return new Asked(
        field.title(),
        "『%s』空着的".formatted(field.title()),
        null,
        "像是从此有的没有填，或混进了别的记录，照空的计入",
        Asked.Reach.FILE,
        values ->
            isSettled(values) && values.get(opened) != null
                ? Asked.Answer.of(values.get(at) == null)
                : Asked.Answer.NONE);
  }

  /** What was empty in many closed rows of other files. */
  private Asked emptyBefore(Field field, int at) {
    return new Asked(
        field.title(),
        "『%s』空着的".formatted(field.title()),
        "像是导出时只选了填了的，或空的一律填了，照写的计入",
        null,
        Asked.Reach.OTHERS,
        values -> isOpen(values) ? Asked.Answer.NONE : Asked.Answer.of(values.get(at) == null));
  }

  /** Whether nothing has happened since the row was opened; what it lacks may yet come. */
  private boolean isOpen(List<? extends @Nullable Object> values) {
    return happening.length > 0 && Asked.state(happening, values) == 0;
  }

  private boolean isSettled(List<? extends @Nullable Object> values) {
    LocalDate day = DateRange.day(values.get(opened));
    return day != null && day.isBefore(settled);
  }

  /** What is known of a value once it is settled does not give way to another. */
  private void values(Field field, int at, List<Asked> all) {
    boolean answer = field.type() == Field.Type.YES_NO;
    for (String value :
        answer ? Field.ANSWERS : List.copyOf(new LinkedHashSet<>(field.values().values()))) {
      Object asked = answer ? (Object) value.equals(Field.ANSWERS.get(0)) : value;
      all.add(
          new Asked(
              field.title(),
              "『%s』是“%s”的".formatted(field.title(), value),
              "像是从此改成了别的，或一律填成了默认的，照写的计入",
              null,
              Asked.Reach.FILE,
              values ->
                  values.get(at) == null || !isSettled(values)
                      ? Asked.Answer.NONE
                      : Asked.Answer.of(asked.equals(values.get(at)))));
    }
  }

  private static void numbers(Field field, int at, List<Asked> all) {
    if (!field.type().isNumber()) {
      return;
    }
    all.add(number(field, at, "是 0", MIXED_IN, value -> value.doubleValue() == 0));
    all.add(number(field, at, "不是 0", null, value -> value.doubleValue() != 0));
    if (field.type() == Field.Type.INTEGER) {
      for (long few = 1; few <= FEW; few++) {
        long asked = few;
        all.add(number(field, at, "是 " + few, null, value -> value.longValue() == asked));
      }
      return;
    }
    for (int grain : GRAINS) {
      all.add(grain(field, at, grain));
    }
    for (int digits = 0; digits < FEWEST_DIGITS; digits++) {
      int most = digits;
      all.add(size(field, at, "不到 %s", digits, of -> of <= most));
    }
    for (int digits = MANY_DIGITS; digits < MOST_DIGITS; digits++) {
      int least = digits;
      all.add(size(field, at, "不小于 %s", digits, of -> of > least));
    }
  }

  /** Of amounts that are something, by their digits before the point. */
  private static Asked size(Field field, int at, String words, int digits, IntPredicate so) {
    String size = words.formatted(BigDecimal.TEN.pow(digits).toPlainString());
    return new Asked(
        field.title(),
        "『%s』%s 的".formatted(field.title(), size),
        null,
        "像是换了单位，或小数点错了位，照写的计入",
        Asked.Reach.ALL,
        values ->
            values.get(at) instanceof BigDecimal value && value.signum() > 0
                ? Asked.Answer.of(so.test(value.precision() - value.scale()))
                : Asked.Answer.NONE);
  }

  private static Asked number(
      Field field, int at, String words, @Nullable String begun, Predicate<Number> so) {
    return new Asked(
        field.title(),
        "『%s』%s 的".formatted(field.title(), words),
        MIXED_IN,
        begun,
        Asked.Reach.FILES,
        values ->
            values.get(at) instanceof Number value
                ? Asked.Answer.of(so.test(value))
                : Asked.Answer.NONE);
  }

  private static Asked grain(Field field, int at, int grain) {
    return new Asked(
        field.title(),
        "『%s』带着不到 %s 的零头的".formatted(field.title(), grain),
        "都是整数，像是换了单位、丢了零头，照写的计入",
        null,
        Asked.Reach.FILES,
        values ->
            values.get(at) instanceof BigDecimal value && value.signum() != 0
                ? Asked.Answer.of(Math.round(value.doubleValue() * 100) % (grain * 100L) != 0)
                : Asked.Answer.NONE);
  }

  private static Asked timed(Field field, int at) {
    return new Asked(
        field.title(),
        "『%s』写到时分的".formatted(field.title()),
        "都只有日子，像是从此丢了时刻，时长和是否按期可能差一天",
        "像是以前丢了时刻，两边的时长和是否按期可能不能对照",
        Asked.Reach.FILES,
        values ->
            values.get(at) == null
                ? Asked.Answer.NONE
                : Asked.Answer.of(DateRange.hasHour(values.get(at))));
  }
}
