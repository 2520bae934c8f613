package dev.fazhi.job.notify;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Notify;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.run.NotificationOutbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notifications of a run's end to the channels that {@code nightly.yml} declares, through an
 * outbox in the database. It runs after the run and cannot change its outcome: failures are logged
 * and retried later, also by another process.
 */
public final class NotificationService {

  /** Seconds until the next attempt, by the number of attempts so far. */
  private static final List<Integer> PAUSES = List.of(10, 30, 120, 600, 1800, 3600);

  /** Seconds for which a message that is being sent is reserved for its process. */
  private static final int IN_HAND_SECONDS = 60;

  private static final Logger LOG = LoggerFactory.getLogger(NotificationService.class);

  private final NotificationOutbox box;
  private final Nightly nightly;
  private final NotificationSender post;
  private final Clock clock;

  private NotificationService(DataSource database, Nightly nightly, Secrets secrets, Clock clock) {
    this.box = new NotificationOutbox(database);
    this.nightly = nightly;
    this.post = new NotificationSender(secrets, clock);
    this.clock = clock;
  }

  /**
   * Makes the service of these definitions, the rest of which may be faulty; empty when no channel
   * is declared.
   *
   * @param jobs the definitions; paths of secrets start there
   */
  public static Optional<NotificationService> declaredIn(Path jobs, DataSource database) {
    return declaredIn(jobs, database, System.getenv(), Clock.systemUTC());
  }

  static Optional<NotificationService> declaredIn(
      Path jobs, DataSource database, Map<String, String> variables, Clock clock) {
    return declared(jobs)
        .map(
            nightly ->
                new NotificationService(database, nightly, new Secrets(variables, jobs), clock));
  }

  /**
   * The end of a run: its outcome, or the problem that prevented one.
   *
   * @param outcome none when there is a problem
   */
  public record End(RunRequest request, Optional<RunOutcome> outcome, Optional<Problem> problem) {

    /** Makes the end of a run with an outcome. */
    public static End of(RunRequest request, RunOutcome outcome) {
      return new End(request, Optional.of(outcome), Optional.empty());
    }

    /** Makes the end of a run that ended with a problem. */
    public static End of(RunRequest request, Problem problem) {
      return new End(request, Optional.empty(), Optional.of(problem));
    }
  }

  /** Adds the notifications of a run's end to the outbox; nothing is sent yet. */
  public void put(End end) {
    if (!isWanted(end)) {
      return;
    }
    Notification notice = notice(end, nightly, clock);
    for (Notify.Channel channel : nightly.notices().channels()) {
      box.put(
          notice.event(),
          channel.name(),
          notice.tone().name(),
          notice.title(),
          notice.body(),
          now());
    }
  }

  /** The message about a run's end. */
  static Notification notice(End end, Nightly nightly, Clock clock) {
    NotificationText text = new NotificationText(nightly.area(), nightly.notices().console());
    LocalDate today = LocalDate.now(clock.withZone(nightly.zone()));
    return end.outcome()
        .map(outcome -> text.of(end.request(), outcome, today))
        .orElseGet(() -> text.of(end.request(), end.problem().orElseThrow(), today));
  }

  private boolean isWanted(End end) {
    ExitCode exit = end.outcome().map(RunOutcome::exit).orElse(ExitCode.FAILED);
    return switch (exit) {
      case DONE ->
          nightly.notices().when() == Notify.When.ALWAYS
              && end.outcome().map(RunOutcome::execution).orElse(0L) > 0;
      case NEEDS_A_PERSON -> nightly.notices().when() != Notify.When.FAILURE;
      // the process that holds the lease notifies
      case BUSY -> false;
      case FAILED, USAGE -> true;
    };
  }

  /**
   * Sends the messages that are due, each at most once.
   *
   * @return what came of it, a line for each, in Chinese
   */
  public List<String> deliver() {
    List<String> said = new ArrayList<>();
    for (NotificationOutbox.Letter letter : box.due(now())) {
      if (box.claim(letter, now().plusSeconds(IN_HAND_SECONDS))) {
        said.add(deliver(letter));
      }
    }
    return said;
  }

  private String deliver(NotificationOutbox.Letter letter) {
    Optional<Notify.Channel> channel =
        nightly.notices().channels().stream()
            .filter(c -> c.name().equals(letter.channel()))
            .findFirst();
    if (channel.isEmpty()) {
      box.settle(letter, NotificationOutbox.State.GIVEN_UP, "这个渠道已不在 nightly.yml 中", now());
      return letter.channel() + "：这个渠道已不在 nightly.yml 中，不再发送。";
    }
    NotificationSender.Result result = post.send(channel.get(), notice(letter));
    int tries = letter.tries() + 1;
    if (result.arrived()) {
      box.settle(letter, NotificationOutbox.State.SENT, result.answer(), now());
      LOG.info("notice {} to {} arrived at try {}", letter.event(), letter.channel(), tries);
      return letter.channel() + "：已发出。";
    }
    boolean over = tries >= nightly.notices().tries();
    box.settle(
        letter,
        over ? NotificationOutbox.State.GIVEN_UP : NotificationOutbox.State.WAITING,
        result.answer(),
        now().plusSeconds(pause(letter.tries())));
    LOG.warn(
        "notice {} to {} failed at try {} of {}: {}",
        letter.event(),
        letter.channel(),
        tries,
        nightly.notices().tries(),
        result.answer());
    return over
        ? "[FZ-441] " + letter.channel() + "：试了 " + tries + " 次没有发出，不再试。" + result.answer()
        : letter.channel() + "：没有发出，稍后再试。" + result.answer();
  }

  private static Notification notice(NotificationOutbox.Letter letter) {
    return new Notification(
        letter.event(),
        Notification.Tone.valueOf(letter.tone()),
        letter.title(),
        letter.body().lines().toList());
  }

  private static int pause(int tries) {
    return PAUSES.get(Math.min(tries, PAUSES.size() - 1));
  }

  /**
   * Notifies of a run from the process of the run, which ends afterwards: failed messages are
   * retried for a while, and later by the next run or the service. Failures do not change the
   * outcome of the run.
   *
   * @param patience maximum seconds to spend on attempts; 0 for one attempt
   * @return what came of it, a line for each message, in Chinese
   */
  public static List<String> tell(End end, int patience) {
    RunRequest request = end.request();
    try {
      if (declared(request.jobs()).isEmpty()) {
        return List.of();
      }
      try (HikariDataSource database = Database.open(request.data(), request.url())) {
        Optional<NotificationService> notices = declaredIn(request.jobs(), database);
        notices.ifPresent(n -> n.put(end));
        return notices.map(n -> n.deliverFor(patience)).orElse(List.of());
      }
    } catch (RuntimeException e) {
      LOG.warn("notices not kept, sent without", e);
      return DirectNotification.send(end);
    }
  }

  /** Notifies of a run from the service, which sends the outbox periodically. */
  public static void tell(End end, DataSource database) {
    try {
      declaredIn(end.request().jobs(), database).ifPresent(notices -> notices.put(end));
    } catch (RuntimeException e) {
      LOG.warn("notices not kept, sent without", e);
      DirectNotification.send(end);
    }
  }

  private static Optional<Nightly> declared(Path jobs) {
    return DefinitionLoader.nightlyAlone(jobs)
        .filter(nightly -> !nightly.notices().channels().isEmpty());
  }

  private List<String> deliverFor(int patience) {
    long until = System.nanoTime() + patience * 1_000_000_000L;
    List<String> said = new ArrayList<>(deliver());
    try {
      while (System.nanoTime() < until && isAnyDueWithin(patience)) {
        Thread.sleep(1000);
        said.addAll(deliver());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return said;
  }

  private boolean isAnyDueWithin(int seconds) {
    return !box.due(now().plusSeconds(seconds)).isEmpty();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).withNano(0);
  }
}
