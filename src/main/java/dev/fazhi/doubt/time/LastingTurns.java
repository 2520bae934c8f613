package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.ask.Asked;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is so in many rows of a file up to some day, and in none for a month and more after it, or
 * the other way round: in all rows, or in those of one name alone. Only rows of the same state are
 * compared, those in which the same has happened: what is said of a closed case is empty in open
 * ones.
 */
final class LastingTurns implements InMemoryDoubts {

  /** So unlikely is it that none of these rows is so, if they are as the others. */
  private static final double CHANCE = 1e-6;

  /** The same of one name among many. */
  private static final double CHANCE_OF_NAME = 1e-8;

  /** A column with more different names is no list. */
  private static final int MOST_NAMES = 60;

  private final RegisteredFile file;
  private final Source source;
  private final int opened;
  private final int[] happened;
  private final List<Asked> asked;

  /** By the position of a column of names, those that it has. */
  private final Map<Integer, Set<String>> names = new TreeMap<>();

  /** By which rows, and by day, of how many rows each is asked, and in how many it is so. */
  private final Map<Some, Days> rows = new HashMap<>();

  /**
   * Rows in which the same has happened, or whatever has.
   *
   * @param name those with that name alone, at that position; empty for all
   */
  private record Some(int state, int position, String name) {}

  /** The counts of days; those of the day before are often those asked for. */
  private static final class Days extends TreeMap<Long, int[]> {
    private static final long serialVersionUID = 1;
    private long last = Long.MIN_VALUE;
    private int[] counts = new int[0];

    int[] of(long day, int length) {
      if (day != last) {
        counts = computeIfAbsent(day, any -> new int[length]);
        last = day;
      }
      return counts;
    }
  }

  LastingTurns(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.opened = source.position(source.coverage());
    this.asked =
        Asked.of(source, file.madeAt().toLocalDate()).stream()
            .filter(question -> question.reach().within())
            .toList();
    this.happened = Asked.happening(source);
    for (int i = 0; opened >= 0 && i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      boolean list = field.isFreeText() || !field.required() && !field.values().isEmpty();
      if (list && !source.key().contains(field.name())) {
        names.put(i, new HashSet<>());
      }
    }
  }

  @Override
  public void add(ComparedRow row) {
    List<? extends @Nullable Object> values = row.row().values();
    // what was open for long comes again once it is closed, and is of its own kind
    boolean again = row.outcome() == ComparedRow.Outcome.CHANGED;
    Long day = asked.isEmpty() || again ? null : day(values);
    if (day == null) {
      return;
    }
    int state = Asked.state(happened, values);
    int[] answers = new int[2 * asked.size()];
    for (int i = 0; i < asked.size(); i++) {
      Asked.Answer answer = asked.get(i).question().answer(values);
      answers[2 * i] = answer == Asked.Answer.NONE ? 0 : 1;
      answers[2 * i + 1] = answer == Asked.Answer.YES ? 1 : 0;
    }
    count(new Some(state, -1, ""), day, answers);
    count(new Some(Asked.ANY_STATE, -1, ""), day, answers);
    names.forEach(
        (position, known) -> {
          if (values.get(position) instanceof String name
              && (known.contains(name) || known.size() <= MOST_NAMES && known.add(name))) {
            count(new Some(state, position, name), day / Turn.WEEK * Turn.WEEK, answers);
          }
        });
  }

  /** When it opened, or else when the next happened. */
  private @Nullable Long day(List<? extends @Nullable Object> values) {
    Long day = RowDays.number(values.get(opened));
    for (int i = 0; day == null && i < happened.length; i++) {
      day = RowDays.number(values.get(happened[i]));
    }
    return day;
  }

  private void count(Some some, long day, int[] answers) {
    int[] counts = rows.computeIfAbsent(some, any -> new Days()).of(day, answers.length);
    for (int i = 0; i < answers.length; i++) {
      counts[i] += answers[i];
    }
  }

  @Override
  public List<Fault> faults() {
    rows.keySet().removeIf(some -> names.getOrDefault(some.position, Set.of()).size() > MOST_NAMES);
    List<Some> all = new ArrayList<>(rows.keySet());
    all.sort(Comparator.comparingInt(Some::position).thenComparing(Some::name));
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      boolean any = asked.get(i).reach().whatever();
      for (Some some : all) {
        if (any != (some.state == Asked.ANY_STATE)) {
          continue;
        }
        Fault fault = turned(some, i);
        if (fault != null) {
          faults.add(fault);
          break;
        }
      }
    }
    return faults;
  }

  private @Nullable Fault turned(Some some, int question) {
    Asked of = asked.get(question);
    NavigableMap<Long, int[]> days = rows.getOrDefault(some, new Days());
    Turn ended = of.ended() == null ? null : Turn.of(days, question);
    Turn begun = of.begun() == null ? null : Turn.of(days.descendingMap(), question);
    double chance = some.position < 0 ? CHANCE : CHANCE_OF_NAME;
    if (ended != null && ended.isNoAccident(chance)) {
      return fault(
          some, of, ended, "%s%s，在 %s 以前的 %s 行里有 %s 行，其后同样的 %s 行里一行也没有，%s；请核对。", of.ended());
    }
    return begun != null && begun.isNoAccident(chance)
        ? fault(some, of, begun, "%s%s，从 %s 起的 %s 行里有 %s 行，此前同样的 %s 行里一行也没有，%s；请核对。", of.begun())
        : null;
  }

  private Fault fault(Some some, Asked of, Turn turn, String message, @Nullable String like) {
    String whose =
        some.position < 0
            ? ""
            : "『%s』是“%s”的，"
                .formatted(source.fields().get(some.position).title(), SafeText.safe(some.name));
    LocalDate day = LocalDate.ofEpochDay(turn.day());
    return Fault.warning(
        DoubtCode.UNLIKE,
        file.name(),
        of.titles(),
        Long.toString(turn.others()),
        message.formatted(whose, of.words(), day, turn.asked(), turn.so(), turn.others(), like));
  }
}
