package dev.fazhi.faults.random;

import static dev.fazhi.faults.random.Night.Kind.FIRST;
import static dev.fazhi.faults.random.Night.Kind.LATER;
import static dev.fazhi.faults.random.Night.Kind.QUIET;

import dev.fazhi.faults.random.Faults.Fault;
import dev.fazhi.faults.random.Judgement.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is done to a night. */
enum FaultKind {
  KILL("SIGKILL，随机时刻", 300, FaultKind::kill, FIRST, FIRST, LATER, LATER, LATER, QUIET),
  KILL_TWICE("SIGKILL，续跑时再 SIGKILL", 100, FaultKind::killTwice, FIRST, LATER),
  TERM("SIGTERM，随机时刻", 50, FaultKind::terminate, FIRST, LATER),
  TERM_KILL("SIGTERM 之后随即 SIGKILL", 50, FaultKind::terminateAndKill, FIRST, LATER),
  STOP("SIGSTOP，其间另起一个运行，再 SIGCONT", 60, FaultKind::stop, FIRST, LATER),
  STOP_KILL("SIGSTOP，其间另起一个运行，再 SIGKILL", 40, FaultKind::stopAndKill, FIRST, LATER),
  BEFORE_WRITE("第 n 次落盘或改名之前中止", 80, FaultKind::before, FIRST, LATER),
  AFTER_WRITE("第 n 次落盘或改名之后中止", 80, FaultKind::after, FIRST, LATER),
  CLOCK("时钟快或慢若干，随机时刻 SIGKILL", 40, FaultKind::clock, FIRST, LATER),
  SERVER_ENDED("PostgreSQL 立即停止（SIGQUIT），随后起来", 25, ServerFaults::serverEnded, FIRST, LATER),
  SERVER_KILLED("PostgreSQL 各进程 SIGKILL，随后起来", 25, ServerFaults::serverKilled, FIRST, LATER),
  SERVER_STOPPED("PostgreSQL 各进程 SIGSTOP，再 SIGCONT", 10, ServerFaults::serverStopped, FIRST, LATER),
  SERVER_KILL("SIGKILL，随机时刻，数据在 PostgreSQL", 40, ServerFaults::killOnServer, FIRST, LATER),
  TAKEN_OVER("PostgreSQL 上 SIGSTOP，另一运行接替，再 SIGCONT", 15, ServerFaults::takenOver, FIRST, LATER),
  TAKEN_OVER_PUBLISHING(
      "发布中 SIGSTOP，另一运行接替并发布更新的一版，再 SIGCONT", 15, ServerFaults::publishing, LATER),
  SHARED("H2 三个进程共用：先杀运行的，再在续跑时杀接手的", 30, FaultKind::shared, FIRST, LATER),
  ACCEPT("accept 中 SIGKILL", 40, DecisionFaults.killed(DecisionFaults.Command.ACCEPT), LATER),
  WITHDRAW("withdraw 中 SIGKILL", 40, DecisionFaults.killed(DecisionFaults.Command.WITHDRAW), LATER),
  FINALISE("finalise 中 SIGKILL", 40, DecisionFaults.killed(DecisionFaults.Command.FINALISE), LATER),
  PURGE("purge 中 SIGKILL", 30, DecisionFaults.killed(DecisionFaults.Command.PURGE), LATER),
  REBUILD("rebuild 中 SIGKILL", 40, DecisionFaults.killed(DecisionFaults.Command.REBUILD), LATER);

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
    boolean alive = Processes.await(process, faults.instant(night.kind()));
    process.destroyForcibly().waitFor();
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement killTwice(Faults faults, Night night, Path folder, int number)
      throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = Processes.await(process, faults.instant(night.kind()));
    process.destroyForcibly().waitFor();
    Process again = faults.start(folder, null, "", faults.morning());
    alive &= Processes.await(again, faults.instant(night.kind()));
    again.destroyForcibly().waitFor();
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement terminate(Faults faults, Night night, Path folder, int number)
      throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = Processes.await(process, faults.instant(night.kind()));
    process.destroy();
    boolean ended = Processes.ends(process);
    if (!ended) {
      return new Judgement(Verdict.STUCK, "did not end: " + Processes.said(folder));
    }
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  private static @Nullable Judgement terminateAndKill(
      Faults faults, Night night, Path folder, int number) throws Exception {
    Process process = faults.start(night.begin(folder), null, "", "run");
    boolean alive = Processes.await(process, faults.instant(night.kind()));
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
    boolean alive = Processes.await(process, faults.instant(night.kind()));
    Processes.signal(process, "STOP");
    Process second = faults.start(folder, null, "", faults.morning());
    boolean told = Processes.ends(second);
    Processes.signal(process, "CONT");
    if (!continued) {
      process.destroyForcibly();
    }
    boolean ended = Processes.ends(process);
    if (!told || !ended) {
      return new Judgement(Verdict.STUCK, (told ? "first" : "second") + Processes.said(folder));
    }
    boolean fine = List.of(0, 3, 4).contains(second.exitValue());
    if (!fine) {
      return new Judgement(Verdict.STUCK, second.exitValue() + Processes.said(folder));
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
    Processes.ends(process);
    return process.exitValue() == 137
        ? Judgement.after(night.calm(), folder, null, faults.morning())
        : null;
  }

  private static @Nullable Judgement clock(Faults faults, Night night, Path folder, int number)
      throws Exception {
    int ahead = faults.random().nextInt(7200) - 3600;
    if (!Night.isSameDay(ahead)) {
      return null;
    }
    Process process = faults.start(night.begin(folder), null, "clock=" + ahead, "run");
    boolean alive =
        Processes.await(process, faults.instant(night.kind()).multipliedBy(5).dividedBy(4));
    process.destroyForcibly().waitFor();
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }

  /**
   * One process runs, one more uses its database. The first is killed: the second takes the
   * database over, a third runs through it. Then the second is killed, too.
   */
  private static @Nullable Judgement shared(Faults faults, Night night, Path folder, int number)
      throws Exception {
    Process first = faults.start(night.begin(folder), null, "", "run");
    boolean alive = Processes.await(first, faults.instant(night.kind()).dividedBy(2));
    Process second = faults.host(folder);
    alive &= Processes.await(first, faults.instant(night.kind()));
    first.destroyForcibly().waitFor();
    Process third = faults.start(folder, null, "", faults.morning());
    Processes.await(third, faults.instant(night.kind()));
    second.destroyForcibly().waitFor();
    if (!Processes.ends(third)) {
      return new Judgement(Verdict.STUCK, "did not end: " + Processes.said(folder));
    }
    return alive ? Judgement.after(night.calm(), folder, null, faults.morning()) : null;
  }
}
