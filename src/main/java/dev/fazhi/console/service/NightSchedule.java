package dev.fazhi.console.service;

import dev.fazhi.definition.Nightly;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.run.RetryableFailures;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.DaemonTimer;
import dev.fazhi.store.run.ScheduledRunRepository;
import dev.fazhi.store.run.ScheduledRunRepository.Night;
import dev.fazhi.store.run.ScheduledRunRepository.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.support.CronExpression;

/**
 * Starts the nightly run by the schedule of the definitions. It checks every few seconds whether
 * the newest due run is recorded in the database; if not, it was missed or is due now, and is run
 * once. Of several missed runs only the newest is run, since figures are counted up to a day. An
 * interrupted run is continued; one with a retryable failure is tried again as often as is
 * declared.
 */
public final class NightSchedule implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MOST_DAYS = 4_096;

  private final ConsoleContext context;
  private final RunLauncher runs;
  private final DaemonTimer ticker = new DaemonTimer("fazhi-schedule");

  public NightSchedule(ConsoleContext context, RunLauncher runs) {
    this.context = context;
    this.runs = runs;
  }

  public void start() {
    ticker.repeat(this::tick, Duration.ZERO, PAUSE);
  }

  /** Starts the run that is due now. */
  void tick() {
    try {
      Night due = due();
      ScheduledRunRepository nights = context.workplace().nights();
      Optional<Night> newest = nights.newest();
      if (due == null) {
        return;
      }
      if (newest.isEmpty()) {
        nights.take(new Night(due.fireAt(), due.asOf(), State.BEFORE));
      } else if (newest.get().fireAt().isBefore(due.fireAt())) {
        if (nights.take(due)) {
          begin(due);
        }
      } else if (newest.get().state() == State.TAKEN
          && !isPostponed(newest.get())
          && context.workplace().leases().active().isEmpty()) {
        begin(newest.get());
      }
    } catch (RuntimeException e) {
      // a database that cannot be reached for a moment must not end the schedule
      LoggerFactory.getLogger(NightSchedule.class).warn("schedule not looked at", e);
    }
  }

  private void begin(Night night) {
    // while another run is active, the scheduled one stays taken and is tried at the next tick
    runs.startAndTell(new AsOf(night.asOf()), "按计划", ended -> settle(night, ended));
  }

  private boolean isPostponed(Night night) {
    LocalDateTime until = context.workplace().nights().patience(night.fireAt()).notBefore();
    return until != null && utc(context.clock().instant()).isBefore(until);
  }

  /** Whether the scheduled run has ended, so that people are notified. */
  private boolean settle(Night night, RunLauncher.Ended ended) {
    if (ended.exit() == ExitCode.BUSY || (ended.exit() == ExitCode.FAILED && runs.isClosing())) {
      return false;
    }
    ScheduledRunRepository nights = context.workplace().nights();
    Nightly.Retry retry = nightly().retry();
    if (RetryableFailures.is(ended.exit(), ended.messages())
        && nights.patience(night.fireAt()).tries() < retry.times()) {
      LoggerFactory.getLogger(NightSchedule.class)
          .warn("night tried again in {} minutes: {}", retry.minutes(), ended.messages());
      nights.postpone(night.fireAt(), utc(context.clock().instant()).plusMinutes(retry.minutes()));
      return false;
    }
    nights.settle(night.fireAt(), ended.exit() == ExitCode.FAILED ? State.FAILED : State.DONE);
    return true;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(0);
  }

  /** The newest due time of the schedule; null when there was none in years. */
  private @Nullable Night due() {
    ZonedDateTime now = now();
    ZonedDateTime fire = newestDue(expression(), now);
    return fire == null ? null : night(fire);
  }

  /** The time of the next run in the zone of the definitions; empty when never. */
  public Optional<ZonedDateTime> next() {
    return Optional.ofNullable(expression().next(now()));
  }

  static @Nullable ZonedDateTime newestDue(CronExpression expression, ZonedDateTime now) {
    ZonedDateTime newest = null;
    for (int days = 1; newest == null && days <= MOST_DAYS; days *= 2) {
      ZonedDateTime next = expression.next(now.minusDays(days));
      while (next != null && !next.isAfter(now)) {
        newest = next;
        next = expression.next(next);
      }
    }
    return newest;
  }

  /** The cut-off of a scheduled run: the day before. */
  private static Night night(ZonedDateTime fire) {
    return new Night(utc(fire.toInstant()), fire.toLocalDate().minusDays(1), State.TAKEN);
  }

  private CronExpression expression() {
    return CronExpression.parse("0 " + nightly().cron());
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(context.clock().withZone(nightly().zone()));
  }

  private Nightly nightly() {
    return context.definitions().nightly();
  }

  @Override
  public void close() {
    ticker.close();
  }
}
