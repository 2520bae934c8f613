package dev.fazhi.job.notify;

import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.model.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a message once to every declared channel, without the outbox. */
public final class DirectNotification {

  private static final Logger LOG = LoggerFactory.getLogger(DirectNotification.class);

  private DirectNotification() {}

  /** What came of a message to a channel. */
  public record Attempt(String channel, boolean arrived, String answer) {}

  /**
   * Sends a test message.
   *
   * @throws Problem FZ-443 when no channel is declared
   */
  public static List<Attempt> trial(Path jobs) {
    Nightly nightly = DefinitionLoader.load(jobs).nightly();
    if (nightly.notices().channels().isEmpty()) {
      throw new Problem(
          "FZ-443",
          "jobs/nightly.yml 里没有声明 notify，没有可以试发的渠道。请按操作手册 src/docs/operations.md 的“通知”一节声明。");
    }
    NotificationText text = new NotificationText(nightly.area(), nightly.notices().console());
    return send(nightly, jobs, text.trial(LocalDate.now(nightly.zone())));
  }

  /**
   * Notifies of a run when the database is unreachable; a failure is logged only.
   *
   * @return what came of it, a line for each channel, in Chinese
   */
  static List<String> send(NotificationService.End end) {
    try {
      Path jobs = end.request().jobs();
      Nightly nightly = DefinitionLoader.nightlyAlone(jobs).orElseThrow();
      return send(nightly, jobs, NotificationService.notice(end, nightly, Clock.systemUTC()))
          .stream()
          .map(
              attempt -> {
                LOG.info("notice to {}: {}", attempt.channel(), attempt.answer());
                return attempt.channel()
                    + (attempt.arrived() ? "：已发出。" : "：没有发出。" + attempt.answer());
              })
          .toList();
    } catch (RuntimeException e) {
      LOG.warn("notices not sent", e);
      return List.of();
    }
  }

  private static List<Attempt> send(Nightly nightly, Path jobs, Notification notice) {
    NotificationSender sender =
        new NotificationSender(new Secrets(System.getenv(), jobs), Clock.systemUTC());
    return nightly.notices().channels().stream()
        .map(
            channel -> {
              NotificationSender.Result result = sender.send(channel, notice);
              return new Attempt(channel.name(), result.arrived(), result.answer());
            })
        .toList();
  }
}
