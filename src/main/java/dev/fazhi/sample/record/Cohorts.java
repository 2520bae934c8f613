package dev.fazhi.sample.record;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that are made: cohorts with exact counts, merged by the moment of birth.
 *
 * @param name the record set's name, from which its chances come
 * @param scaled whether the scale multiplies it
 * @param fields in the order declared
 * @param cohorts at least one
 */
public record Cohorts(String name, boolean scaled, List<String> fields, List<Cohort> cohorts)
    implements Records {

  private static final int EXTRA = -1;

  /**
   * Records that have something in common.
   *
   * @param count how many at scale 1
   * @param birth the field of the moment with which a record begins
   * @param spread when they are born
   * @param makers the other fields, in the order in which they are made
   */
  public record Cohort(long count, String birth, TimeDistribution spread, List<Maker> makers) {}

  /**
   * A field and how it is made.
   *
   * @param field its name
   * @param generator how
   */
  public record Maker(String field, Generator generator) {}

  @Override
  public void each(View view, int scale, Taker taker) throws IOException {
    Line[] lines = new Line[cohorts.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = new Line(i, scale);
    }
    long number = 0;
    for (Line line = first(lines); line != null; line = first(lines)) {
      number++;
      if (line.birth.isAfter(view.asAt())) {
        return;
      }
      Draft draft = make(line.cohort, line.next, number, line.birth, view.asAt());
      if (draft.changedAfter(view.after())) {
        taker.take(draft);
      }
      line.advance();
    }
  }

  @Override
  public Draft extra(Draft like, int extra, View view, int scale) {
    LocalDateTime birth = like.moment(cohorts.get(0).birth());
    long number = total(scale) + like.number() + extra;
    return make(0, EXTRA - number, number, birth == null ? view.asAt() : birth, view.asAt());
  }

  private long total(int scale) {
    return cohorts.stream().mapToLong(cohort -> count(cohort, scale)).sum();
  }

  private long count(Cohort cohort, int scale) {
    return scaled ? cohort.count() * scale : cohort.count();
  }

  private Draft make(int cohort, long index, long number, LocalDateTime birth, LocalDateTime asAt) {
    Cohort made = cohorts.get(cohort);
    Draft draft = new Draft(number, asAt);
    draft.put(made.birth(), draft.event(birth));
    for (Maker maker : made.makers()) {
      SeededRandom chance =
          new SeededRandom(SeededRandom.of(name), cohort, index, SeededRandom.of(maker.field()));
      draft.put(maker.field(), maker.generator().make(draft, chance));
    }
    return draft;
  }

  private static @Nullable Line first(Line[] lines) {
    Line first = null;
    for (Line line : lines) {
      if (line.next < line.count && (first == null || line.birth.isBefore(first.birth))) {
        first = line;
      }
    }
    return first;
  }

  /** A cohort's records waiting in order. */
  private final class Line {
    private final int cohort;
    private final long count;
    private long next;
    private LocalDateTime birth = LocalDateTime.MAX;

    Line(int cohort, int scale) {
      this.cohort = cohort;
      this.count = count(cohorts.get(cohort), scale);
      read();
    }

    void advance() {
      next++;
      read();
    }

    private void read() {
      if (next < count) {
        SeededRandom chance = new SeededRandom(SeededRandom.of(name), cohort, next);
        birth = cohorts.get(cohort).spread().moment(next, count, chance);
      }
    }
  }
}
