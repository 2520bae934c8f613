package dev.fazhi.faults;

import static dev.fazhi.faults.Night.Kind.FIRST;
import static dev.fazhi.faults.Night.Kind.LATER;
import static dev.fazhi.faults.Night.Kind.QUIET;

import dev.fazhi.faults.Faults.Fault;
import dev.fazhi.faults.Judgement.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done to a night. */
enum FaultKind {
  KILL("SIGKILL，随机时刻", 400, FaultKind::kill, FIRST, FIRST, LATER, LATER, LATER, QUIET),
  KILL_TWICE("SIGKILL，续跑时再 SIGKILL", 100, FaultKind::killTwice, FIRST, LATER),
  TERM("SIGTERM，随机时刻", 50, FaultKind::terminate, FIRST, LATER),
  TERM_KILL("SIGTERM 之后随即 SIGKILL", 50, FaultKind::terminateAndKill, FIRST, LATER),
  STOP("SIGSTOP，其间另起一个运行，再 SIGCONT", 60, FaultKind::stop, FIRST, LATER),
  STOP_KILL("SIGSTOP，其间另起一个运行，再 SIGKILL", 40, FaultKind::stopAndKill, FIRST, LATER),
  BEFORE_WRITE("第 n 次落盘或改名之前中止", 80, FaultKind::before, FIRST, LATER),
  AFTER_WRITE("第 n 次落盘或改名之后中止", 80, FaultKind::after, FIRST, LATER),
  CLOCK("时钟快或慢若干，随机时刻 SIGKILL", 40, FaultKind::clock, FIRST, LATER),
  SERVER_ENDED("PostgreSQL 立即停止（SIGQUIT），随后起来", 25, FaultKind::serverEnded, FIRST, LATER),
  SERVER_KILLED("PostgreSQL 各进程 SIGKILL，随后起来", 25, FaultKind::serverKilled, FIRST, LATER),
  SERVER_STOPPED("PostgreSQL 各进程 SIGSTOP，再 SIGCONT", 10, FaultKind::serverStopped, FIRST, LATER),
  SERVER_KILL("SIGKILL，随机时刻，数据在 PostgreSQL", 40, FaultKind::killOnServer, FIRST, LATER),
  TAKEN_OVER("PostgreSQL 上 SIGSTOP，另一运行接替，再 SIGCONT", 15, FaultKind::takenOver, FIRST, LATER),
  TAKEN_OVER_PUBLISHING("发布中 SIGSTOP，另一运行接替并发布更新的一版，再 SIGCONT", 15, FaultKind::publishing, LATER);

  /** How long whoever is kept out may take to say so, starting included. */
  private static final long BUSY_SECONDS = 25;

  private final String title;
  private final int share;
  private final Fault fault;
  private final List<Night.Kind> nights;

  FaultKind(String title, int share, Fault fault, Night.Kind... nights) {
    this.title = title;
    this.share = share;
    this.fault = fault;
    this.nights = List.of(nights);
  }

  String title() {
    return title;
  }

  /** How many of a thousand, are of this kind. */
  int share() {
    return share;
  }

  Fault fault() {
    return fault;
  }

  Night.Kind night(Random random) {
    return nights.get(random.nextInt(nights.size()));
  }

  private static @Nullable Judgement kill(Faults faults, Night night, Path folder, int number)
      throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    process.destroyForcibly().waitFor();
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement killTwice(Faults faults, Night night, Path folder, int number)
      throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    process.destroyForcibly().waitFor();
    Process again = faults.start(folder, null, "", faults.morning());
    alive &= faults.await(again, faults.instant(night.kind()));
    again.destroyForcibly().waitFor();
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement terminate(Faults faults, Night night, Path folder, int number)
      throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    process.destroy();
    boolean ended = Faults.ends(process);
    if (!ended) {
      return new Judgement(Verdict.STUCK, "did not end: " + Faults.said(folder));
    }
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement terminateAndKill(
      Faults faults, Night night, Path folder, int number) throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    process.destroy();
    boolean ended = process.waitFor(faults.random().nextInt(400), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return alive && !ended ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement stop(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return stopped(faults, night, folder, true);
  }

  private static @Nullable Judgement stopAndKill(
      Faults faults, Night night, Path folder, int number) throws Exception {
    return stopped(faults, night, folder, false);
  }

  private static @Nullable Judgement stopped(
      Faults faults, Night night, Path folder, boolean continued) throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    Faults.signal(process, "STOP");
    Process second = faults.start(folder, null, "", faults.morning());
    boolean told = second.waitFor(BUSY_SECONDS, TimeUnit.SECONDS);
    second.destroyForcibly().waitFor();
    Faults.signal(process, "CONT");
    if (!continued) {
      process.destroyForcibly();
    }
    boolean ended = Faults.ends(process);
    if (!told || !ended) {
      return new Judgement(Verdict.STUCK, (told ? "first" : "second") + Faults.said(folder));
    }
    boolean fine = List.of(0, 3, 4).contains(second.exitValue());
    if (!fine) {
      return new Judgement(Verdict.STUCK, second.exitValue() + Faults.said(folder));
    }
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement before(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return halted(faults, night, folder, "before", number);
  }

  private static @Nullable Judgement after(Faults faults, Night night, Path folder, int number)
      throws Exception {
    return halted(faults, night, folder, "after", number);
  }

  /** At each of them in turn; from the last on again from the first. */
  private static @Nullable Judgement halted(
      Faults faults, Night night, Path folder, String when, int number) throws Exception {
    int at = 1 + number % faults.writes(night.kind());
    Process process = faults.start(night.begin(folder), null, when + "=" + at, "run");
    Faults.ends(process);
    return process.exitValue() == 137
        ? Judgement.after(night.calm(), folder, null, faults.morning())
        : null;
  }

  private static @Nullable Judgement clock(Faults faults, Night night, Path folder, int number)
      throws Exception {
    int ahead = faults.random().nextInt(7200) - 3600;
    Process process = faults.start(night.begin(folder), null, "clock=" + ahead, "run");
    boolean alive =
        faults.await(process, faults.instant(night.kind()).multipliedBy(5).dividedBy(4));
    process.destroyForcibly().waitFor();
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private interface Act {
    void now() throws Exception;
  }

  private static @Nullable Judgement onServer(
      Faults faults, Night night, Path folder, Act act, boolean killed) throws Exception {
    String url = faults.database(night, folder);
    Process process = faults.start(folder, url, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    if (alive) {
      act.now();
    }
    if (killed) {
      process.destroyForcibly();
    }
    if (!Faults.ends(process)) {
      return new Judgement(Verdict.STUCK, "did not end: " + Faults.said(folder));
    }
    Judgement judgement =
        alive ? Judgement.after(night.calm(), folder, url, faults.morning()) : null;
    faults.drop(url);
    return judgement;
  }

  private static @Nullable Judgement serverEnded(
      Faults faults, Night night, Path folder, int number) throws Exception {
    return onServer(faults, night, folder, () -> restart(faults, false), false);
  }

  private static @Nullable Judgement serverKilled(
      Faults faults, Night night, Path folder, int number) throws Exception {
    return onServer(faults, night, folder, () -> restart(faults, true), false);
  }

  private static void restart(Faults faults, boolean killed) throws Exception {
    int port = faults.server().port();
    faults.server().die(killed);
    Thread.sleep(faults.random().nextInt(3000));
    faults.server().start(port);
  }

  private static @Nullable Judgement serverStopped(
      Faults faults, Night night, Path folder, int number) throws Exception {
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

  private static @Nullable Judgement killOnServer(
      Faults faults, Night night, Path folder, int number) throws Exception {
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

  private static @Nullable Judgement takenOver(Faults faults, Night night, Path folder, int number)
      throws Exception {
    String url = faults.database(night, folder);
    Process process = faults.start(folder, url, "", "run");
    boolean alive = faults.await(process, faults.instant(night.kind()));
    Faults.signal(process, "STOP");
    age(url);
    Process second = faults.start(folder, url, "", faults.morning());
    boolean told = Faults.ends(second);
    Faults.signal(process, "CONT");
    boolean ended = Faults.ends(process);
    if (!told || !ended) {
      return new Judgement(Verdict.STUCK, (told ? "first" : "second") + Faults.said(folder));
    }
    Judgement judgement =
        alive ? Judgement.after(night.calm(), folder, url, faults.morning()) : null;
    faults.drop(url);
    return judgement;
  }

  /** What the second published stands, whatever the first does when it wakes. */
  private static @Nullable Judgement publishing(Faults faults, Night night, Path folder, int number)
      throws Exception {
    String url = faults.database(night, folder);
    Path sign = folder.resolve("sign");
    int at = 1 + faults.random().nextInt(faults.writesOnServer());
    Process process = faults.start(folder, url, "pause=" + at + ":" + sign, "run");
    while (process.isAlive() && !Files.exists(sign)) {
      process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    boolean alive = process.isAlive();
    Faults.signal(process, "STOP");
    Night.exports(folder, 3);
    Files.deleteIfExists(sign);
    age(url);
    Process second = faults.start(folder, url, "", faults.morning());
    boolean told = Faults.ends(second);
    boolean done = told && List.of(0, 3).contains(second.exitValue());
    Map<String, String> published = Night.figures(folder);
    Faults.signal(process, "CONT");
    boolean ended = Faults.ends(process);
    if (!told || !ended) {
      return new Judgement(Verdict.STUCK, (told ? "first" : "second") + Faults.said(folder));
    }
    if (done && !Night.figures(folder).equals(published)) {
      return new Judgement(Verdict.OTHER, "an older one published over it: " + Faults.said(folder));
    }
    Judgement judgement =
        alive ? Judgement.ofFigures(faults.calmWithOneMore(), folder, url, faults.morning()) : null;
    faults.drop(url);
    return judgement;
  }
}
