package dev.fazhi.faults.random;

import dev.fazhi.faults.random.Judgement.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Faults of a PostgreSQL server, and of nights whose data are on one. */
final class ServerFaults {

  private ServerFaults() {}

  private interface Act {
    void now() throws Exception;
  }

  private static @Nullable Judgement onServer(
      Faults faults, Night night, Path folder, Act act, boolean killed) throws Exception {
    String url = faults.database(night, folder);
    Process process = faults.start(folder, url, "", "run");
    boolean alive = Processes.await(process, faults.instant(night.kind()));
    if (alive) {
      act.now();
    }
    if (killed) {
      process.destroyForcibly();
    }
    if (!Processes.ends(process)) {
      return new Judgement(Verdict.STUCK, "did not end: " + Processes.said(folder));
    }
    Judgement judgement =
        alive ? Judgement.after(night.calm(), folder, url, faults.morning()) : null;
    faults.drop(url);
    return judgement;
  }

  static @Nullable Judgement serverEnded(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return onServer(faults, night, folder, () -> restart(faults, false), false);
  }

  static @Nullable Judgement serverKilled(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return onServer(faults, night, folder, () -> restart(faults, true), false);
  }

  private static void restart(Faults faults, boolean killed) throws Exception {
    int port = faults.server().port();
    faults.server().die(killed);
    Thread.sleep(faults.random().nextInt(3000));
    faults.server().start(port);
  }

  static @Nullable Judgement serverStopped(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return onServer(
        faults,
        night,
        folder,
        () -> {
          faults.server().signal("STOP");
          Thread.sleep(faults.random().nextInt(20_000));
          faults.server().signal("CONT");
        },
        false);
  }

  static @Nullable Judgement killOnServer(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return onServer(faults, night, folder, () -> {}, true);
  }

  /** The clock of the database passes the time that a holder without a sign of life is given. */
  private static void age(String url) throws Exception {
    try (var connection = java.sql.DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("UPDATE fz_lease SET beat = beat - 31000");
    } catch (java.sql.SQLException beforeItsTable) {
      // then nobody holds anything
    }
  }

  static @Nullable Judgement takenOver(Faults faults, Night night, Path folder, int number)
      throws Exception {
    String url = faults.database(night, folder);
    Process process = faults.start(folder, url, "", "run");
    boolean alive = Processes.await(process, faults.instant(night.kind()));
    Processes.signal(process, "STOP");
    age(url);
    Process second = faults.start(folder, url, "", faults.morning());
    boolean told = Processes.ends(second);
    Processes.signal(process, "CONT");
    boolean ended = Processes.ends(process);
    if (!told || !ended) {
      return new Judgement(Verdict.STUCK, (told ? "first" : "second") + Processes.said(folder));
    }
    // where the first stopped while it held the output folder, the second says so and leaves its
    // own beside it: as many folders, the same rows and figures
    Judgement judgement =
        alive ? Judgement.ofFigures(night.calm(), folder, url, faults.morning()) : null;
    faults.drop(url);
    return judgement;
  }

  /** What the second published stands, whatever the first does when it wakes. */
  static @Nullable Judgement publishing(Faults faults, Night night, Path folder, int number)
      throws Exception {
    String url = faults.database(night, folder);
    Path sign = folder.resolve("sign");
    int at = 1 + faults.random().nextInt(faults.writesOnServer());
    Process process = faults.start(folder, url, "pause=" + at + ":" + sign, "run");
    while (process.isAlive() && !Files.exists(sign)) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    boolean alive = process.isAlive();
    Processes.signal(process, "STOP");
    Night.exports(folder, 3);
    Files.deleteIfExists(sign);
    age(url);
    Map<String, String> before = Night.figures(folder);
    Process second = faults.start(folder, url, "", faults.morning());
    boolean told = Processes.ends(second);
    Map<String, String> published = Night.figures(folder);
    // where the first held the folder when it stopped, the second left its own beside it
    boolean done = told && List.of(0, 3).contains(second.exitValue()) && !published.equals(before);
    Processes.signal(process, "CONT");
    boolean ended = Processes.ends(process);
    if (!told || !ended) {
      return new Judgement(Verdict.STUCK, (told ? "first" : "second") + Processes.said(folder));
    }
    if (done && !Night.figures(folder).equals(published)) {
      return new Judgement(
          Verdict.OTHER, "an older one published over it: " + Processes.said(folder));
    }
    Judgement judgement =
        alive ? Judgement.ofFigures(faults.calmWithOneMore(), folder, url, faults.morning()) : null;
    faults.drop(url);
    return judgement;
  }
}
