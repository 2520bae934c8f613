package dev.fazhi.job.notify;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.Inbox;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends of runs that people are told of, through an inbox that plays every channel. */
final class NotifiedEnds implements AutoCloseable {

  static final String ROBOTS =
      """
      notify:
        tries: 3
        channels:
          - { name: 值班群, kind: wecom, url_env: ROBOT }
      """;

  final Inbox inbox = new Inbox();
  private final Path folder;
  private final HikariDataSource database;
  private Instant now = Instant.parse("2022-12-12T17:35:00Z");

  /** Of a database in which no notice stands any more. */
  NotifiedEnds(Path folder, HikariDataSource database) throws IOException {
    this.folder = folder;
    this.database = database;
    JdbcClient.create(database).sql("DELETE FROM fz_notice").update();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  RunRequest request() {
    return Runs.request(folder, null);
  }

  NotificationService.End failed() {
    return NotificationService.End.of(request(), new Problem("FZ-404", "找不到输入目录：input。"));
  }

  private Path jobs(String more) throws IOException {
    Path jobs = Files.createDirectories(folder.resolve("jobs"));
    String nightly = Files.readString(Path.of("jobs", "nightly.yml"));
    Files.writeString(jobs.resolve("nightly.yml"), nightly + more);
    return jobs;
  }

  NotificationService notices(String more) throws IOException {
    return NotificationService.declaredIn(
            jobs(more), database, Map.of("ROBOT", inbox.url()), clock())
        .orElseThrow();
  }

  /** As above, with these secrets in the environment. */
  NotificationService notices(String more, Map<String, String> environment) throws IOException {
    return NotificationService.declaredIn(jobs(more), database, environment, clock()).orElseThrow();
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  @Override
  public void close() throws IOException {
    inbox.close();
  }
}
