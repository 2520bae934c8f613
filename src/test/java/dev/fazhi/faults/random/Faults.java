package dev.fazhi.faults.random;

import dev.fazhi.cli.Cli;
import dev.fazhi.faults.program.DatabaseHost;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.HaltAgent;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.faults.program.ProgramImage;
import dev.fazhi.faults.program.Server;
import dev.fazhi.faults.random.Judgement.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Disturbs nights, a real process each, and judges what the next command makes of them. After the
 * fault nothing is done but one {@code rerun} or {@code run}.
 */
final class Faults implements AutoCloseable {

  private static final int MOST_TRIES = 20;

  private final Path home;
  private final long seed;
  private Random random;
  private final Map<Night.Kind, Night> nights = new EnumMap<>(Night.Kind.class);
  private final Map<Night.Kind, Duration> works = new EnumMap<>(Night.Kind.class);
  private final Map<DecisionFaults.Command, DecisionFaults.Prepared> decisions =
      new EnumMap<>(DecisionFaults.Command.class);
  private final Map<Night.Kind, Integer> writes = new EnumMap<>(Night.Kind.class);
  private int writesOnServer;
  private @Nullable Left oneMore;
  private @Nullable Server server;
  private int databases;

  Faults(Path home, long seed) {
    this.home = home;
    this.seed = seed;
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  Night night(Night.Kind kind) throws IOException {
    Night night = nights.get(kind);
    if (night == null) {
      night = Night.prepare(kind, home);
      nights.put(kind, night);
    }
    return night;
  }

  /** How much work of a processor an undisturbed night is. */
  Duration work(Night.Kind kind) throws IOException, InterruptedException {
    Duration work = works.get(kind);
    if (work == null) {
      Path folder = night(kind).begin(home.resolve("measured-" + kind));
      Process process = start(folder, null, "", "run");
      work = Processes.work(process);
      Processes.requireCalm(process, folder);
      works.put(kind, work);
      Folders.delete(folder);
    }
    return work;
  }

  DecisionFaults.Prepared prepared(DecisionFaults.Command command) throws Exception {
    DecisionFaults.Prepared prepared = decisions.get(command);
    if (prepared == null) {
      prepared = DecisionFaults.prepare(this, command, home);
      decisions.put(command, prepared);
    }
    return prepared;
  }

  Left calmWithOneMore() throws IOException {
    Left known = oneMore;
    if (known == null) {
      known = Night.calmWithOneMore(home.resolve("prepared"));
      oneMore = known;
    }
    return known;
  }

  /** How often an undisturbed night forces what it wrote to the disk, or renames a file. */
  int writes(Night.Kind kind) throws Exception {
    Integer known = writes.get(kind);
    if (known == null) {
      Path folder = night(kind).begin(home.resolve("counted-" + kind));
      known =
          Processes.count(start(folder, null, "count=0:" + folder.resolve("count"), "run"), folder);
      writes.put(kind, known);
    }
    return known;
  }

  /** As above for a later night whose data are on a server. */
  int writesOnServer() throws Exception {
    if (writesOnServer == 0) {
      Path folder = home.resolve("counted-on-server");
      String url = database(night(Night.Kind.LATER), folder);
      String agent = "count=0:" + folder.resolve("count");
      writesOnServer = Processes.count(start(folder, url, agent, "run"), folder);
      drop(url);
    }
    return writesOnServer;
  }

  /** Starts a command of the program, with options for {@link HaltAgent} when there are some. */
  Process start(Path folder, @Nullable String url, String agent, String... command)
      throws IOException {
    Program program = Program.in(folder);
    if (!agent.isEmpty()) {
      program.with("-javaagent:" + ProgramImage.get().agent() + "=" + agent);
    }
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--jobs", Night.JOBS));
    if (url != null) {
      words.addAll(List.of("--db", url));
    }
    return program.start(words.toArray(String[]::new));
  }

  /** Some instant of the night; seldom one before it has begun. */
  Duration instant(Night.Kind kind) throws IOException, InterruptedException {
    return instant(work(kind));
  }

  /** Some instant of so much work. */
  Duration instant(Duration work) {
    double part = random.nextInt(10) == 0 ? random.nextDouble() : 0.3 + 0.75 * random.nextDouble();
    return Duration.ofNanos((long) (work.toNanos() * part));
  }

  /** A process that uses the database of a folder beside others until it is killed. */
  Process host(Path folder) throws IOException {
    return Program.in(folder).start(DatabaseHost.class.getName(), List.of(folder.toString()));
  }

  /** The command that the operator gives in the morning. */
  String morning() {
    return random.nextBoolean() ? "rerun" : "run";
  }

  /** One fault of a kind; null when it came too late, again and again. */
  Outcome one(FaultKind kind, int number) throws Exception {
    // the same whether it is the first of a campaign or one that was broken off goes on with it
    random = new Random(31 * (31 * seed + kind.name().hashCode()) + number);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Night.Kind night = kind.night(random);
      Path folder = home.resolve(kind + "-" + number);
      @Nullable Judgement judgement = kind.fault().of(this, night(night), folder, number);
      if (!Night.isSameDay(0)) {
        throw new IllegalStateException(
            "a new day has begun: start it again, it goes on from here");
      }
      if (judgement != null) {
        if (judgement.verdict() == Verdict.SAME) {
          Folders.delete(folder);
        }
        return new Outcome(kind, night, number, judgement);
      }
      Folders.delete(folder);
    }
    throw new IllegalStateException("never hit: " + kind + " " + number);
  }

  /** What came of one fault. */
  record Outcome(FaultKind kind, Night.Kind night, int number, Judgement judgement) {}

  Server server() throws IOException {
    Server running = server;
    if (running == null) {
      running = Server.on(home.resolve("server"));
      server = running;
    }
    return running;
  }

  /** A night on a server, as it is before it begins, in a database of its own. */
  String database(Night night, Path folder) throws IOException, SQLException {
    String name = "night%d".formatted(++databases);
    server().execute("CREATE DATABASE " + name);
    String url = server().url(name);
    Folders.delete(folder);
    Files.createDirectories(folder);
    if (night.kind() != Night.Kind.FIRST) {
      Night.exports(folder, 1);
      Cli.Ended ended = Cli.run(Night.words(folder, url, "run"));
      if (ended.exit() != 0 && ended.exit() != 3) {
        throw new IllegalStateException("an undisturbed night ended with " + ended);
      }
    }
    Night.exports(folder, night.kind() == Night.Kind.LATER ? 2 : 1);
    return url;
  }

  void drop(String url) throws IOException, SQLException {
    String name = url.replaceAll(".*/(night\\d+).*", "$1");
    server().execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  /** A fault and what comes after it; null when there was no fault. */
  interface Fault {
    @Nullable Judgement of(Faults faults, Night night, Path folder, int number) throws Exception;
  }
}
