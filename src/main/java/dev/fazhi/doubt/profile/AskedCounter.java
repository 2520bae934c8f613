package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.ask.Asked;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of rows in which the same has happened of how many something is asked ({@code H}) and in
 * how many it is so ({@code h}), by the words of what is asked.
 */
final class AskedCounter implements HabitCounter {

  private final List<Asked> asked;
  private final int[] happening;

  /** By what has happened, as bits, of each question how many rows answer it, and with yes. */
  private final Map<Integer, long[]> states = new TreeMap<>();

  AskedCounter(List<Asked> asked, Source source) {
    this.asked = asked;
    this.happening = Asked.happening(source);
  }

  /** What is asked of rows of several files. */
  static List<Asked> asked(Source source, LocalDate exported) {
    // what one unit reports is no measure for the next
    boolean reported = source.coverage(Field.Type.PERIOD) >= 0;
    return reported
        ? List.of()
        : Asked.of(source, exported).stream().filter(question -> question.reach().files()).toList();
  }

  @Override
  public void add(List<? extends @Nullable Object> values) {
    long[] ofState = counts(Asked.state(happening, values));
    long[] ofAll = counts(Asked.ANY_STATE);
    for (int i = 0; i < asked.size(); i++) {
      Asked.Answer answer = asked.get(i).question().answer(values);
      long[] counts = asked.get(i).reach().whatever() ? ofAll : ofState;
      counts[2 * i] += answer == Asked.Answer.NONE ? 0 : 1;
      counts[2 * i + 1] += answer == Asked.Answer.YES ? 1 : 0;
    }
  }

  private long[] counts(int state) {
    return states.computeIfAbsent(state, any -> new long[2 * asked.size()]);
  }

  @Override
  public void putInto(Map<String, Long> counts) {
    states.forEach(
        (state, all) -> {
          for (int i = 0; i < asked.size(); i++) {
            String at = asked.get(i).words() + ValueCounter.STATE + state;
            counts.put("H" + at, all[2 * i]);
            counts.put("h" + at, all[2 * i + 1]);
          }
        });
  }
}
