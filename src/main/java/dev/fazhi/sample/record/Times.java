package dev.fazhi.sample.record;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Generators of moments. All but {@link Deadline} make events, which an earlier export lacks. */
public final class Times {

  private Times() {}

  /** So many days after another field, as a plan: it is known before it comes. */
  public record Deadline(String from, Weighted<Range> days) implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      LocalDateTime start = draft.moment(from);
      return start == null ? null : start.plusDays(chance.within(days.draw(chance)));
    }
  }

  /** So many days before another field. */
  public record Before(String to, Weighted<Range> days) implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      LocalDateTime end = draft.moment(to);
      return end == null ? null : draft.event(end.minusDays(chance.within(days.draw(chance))));
    }
  }

  /** So many days after another field, but not after a last moment. */
  public record After(String from, Weighted<Range> days, @Nullable EndBound until)
      implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      LocalDateTime start = draft.moment(from);
      if (start == null) {
        return null;
      }
      LocalDateTime moment = start.plusDays(chance.within(days.draw(chance)));
      if (until != null && until.isBefore(start, moment)) {
        moment = start.plusDays(chance.below(ChronoUnit.DAYS.between(start, until.moment()) + 1));
      }
      return draft.event(moment);
    }
  }

  /**
   * So many percent of the way from one field to another, more than a hundred being beyond it, but
   * not after a last moment.
   */
  public record Between(String from, String to, Weighted<Range> percent, @Nullable EndBound until)
      implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      LocalDateTime start = draft.moment(from);
      LocalDateTime end = draft.moment(to);
      if (start == null || end == null) {
        return null;
      }
      long way = Duration.between(start, end).toSeconds();
      long fine = chance.within(percent.draw(chance)) * 1000 + chance.below(1000);
      LocalDateTime moment = start.plusSeconds(way * fine / 100_000);
      if (until != null && until.isBefore(start, moment)) {
        long room = Duration.between(start, until.moment()).toSeconds();
        // never at once: a file may round its moments
        moment = start.plusSeconds(room / 100 + chance.below(room - room / 100 + 1));
      }
      return draft.event(moment);
    }
  }

  /** Any moment from one to another, or any day when the first is a whole day. */
  public record During(LocalDateTime from, LocalDateTime to, boolean days) implements Generator {
    @Override
    public @Nullable Object make(Draft draft, SeededRandom chance) {
      LocalDateTime moment =
          from.plusSeconds(chance.below(Duration.between(from, to).toSeconds() + 1));
      return draft.event(days ? moment.toLocalDate().atTime(LocalTime.MIDNIGHT) : moment);
    }
  }
}
