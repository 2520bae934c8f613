package dev.fazhi.faults.random;

import dev.fazhi.cli.Cli;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.random.Judgement.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kills of what a person does beside the nights. In the morning the person gives the same command
 * once more, whatever it says, and the next night must leave what it leaves after an undisturbed
 * one.
 */
final class DecisionFaults {

  private static final Duration OLD = Duration.ofDays(9000);

  private DecisionFaults() {}

  /** What the person does. */
  enum Command {
    ACCEPT("accept", "纠纷多错.csv", "--yes", "--by", "甲", "--reason", "已核对"),
    WITHDRAW("withdraw", "2", "--yes", "--by", "甲", "--reason", "发错了"),
    FINALISE("finalise", "--yes", "--by", "甲", "--reason", "已审定"),
    PURGE("purge"),
    REBUILD("rebuild");

    private final List<String> words;

    Command(String... words) {
      this.words = List.of(words);
    }

    String[] words() {
      return words.toArray(String[]::new);
    }
  }

  /**
   * What lies there before the command, what is left after it and a night, and how much work of a
   * processor it is.
   */
  record Prepared(Path before, Left calm, Duration work) {}

  static Faults.Fault killed(Command command) {
    return (faults, night, folder, number) -> killed(faults, command, folder);
  }

  private static @Nullable Judgement killed(Faults faults, Command command, Path folder)
      throws Exception {
    Prepared prepared = faults.prepared(command);
    Folders.copy(prepared.before(), folder);
    Process process = faults.start(folder, null, "", command.words());
    boolean alive = Processes.await(process, faults.instant(prepared.work()));
    process.destroyForcibly().waitFor();
    if (!alive) {
      return null;
    }
    Cli.Ended again = Cli.run(Night.words(folder, null, command.words()));
    Judgement judgement = Judgement.after(prepared.calm(), folder, null, "run");
    return judgement.verdict() == Verdict.SAME
        ? judgement
        : new Judgement(judgement.verdict(), judgement.detail() + "\nonce more: " + again);
  }

  static Prepared prepare(Faults faults, Command command, Path home) throws Exception {
    Path before = Files.createDirectories(home.resolve("before-" + command));
    Night.exports(before, 1);
    Night.exports(before, 4);
    require(Cli.run(Night.words(before, null, "run")));
    if (command == Command.PURGE) {
      age(before);
    }
    Path undisturbed = Folders.copy(before, home.resolve("calm-" + command));
    Process process = faults.start(undisturbed, null, "", command.words());
    Duration work = Processes.work(process);
    require(new Cli.Ended(process.exitValue(), Processes.said(undisturbed)));
    require(Cli.run(Night.words(undisturbed, null, "run")));
    return new Prepared(before, Left.in(Night.request(undisturbed, null)), work);
  }

  private static void require(Cli.Ended ended) {
    if (ended.exit() != 0 && ended.exit() != 3) {
      throw new IllegalStateException("undisturbed, it ended with " + ended);
    }
  }

  /** All that may be purged is older than anything is kept. */
  private static void age(Path folder) throws IOException {
    FileTime longAgo = FileTime.from(Instant.now().minus(OLD));
    for (String part : List.of("data/archive", "output")) {
      for (Path file : Folders.files(folder.resolve(part))) {
        if (!file.endsWith("ledger.txt")) {
          Files.setLastModifiedTime(file, longAgo);
        }
      }
    }
    for (int day = 1; day < 28; day++) {
      Files.writeString(
          folder.resolve("data/logs/fazhi.2001-01-%02d.0.log".formatted(day)), "{}\n");
    }
  }
}
