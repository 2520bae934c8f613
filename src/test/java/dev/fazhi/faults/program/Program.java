package dev.fazhi.faults.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.HaltedRun;
import dev.fazhi.job.Runs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own, over the {@code input}, {@code output} and {@code data} of a
 * folder. What it says goes into a file there.
 */
public final class Program {

  private static final long PATIENCE_SECONDS = 600;

  private final Path folder;
  private final List<String> before = new ArrayList<>();
  private String classPath = "";
  // what is started often and ends soon: no second compiler
  private final List<String> options =
      new ArrayList<>(
          List.of(
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xmx512m",
              "-Dfile.encoding=UTF-8",
              "-Dorg.springframework.boot.logging.LoggingSystem=none"));

  private Program(Path folder) {
    this.folder = folder;
  }

  private Program(Path folder, ProgramImage image) {
    this(folder);
    classPath = image.classPath();
    if (image.isShared()) {
      with("-Xshare:auto", "-XX:SharedArchiveFile=" + image.shared());
    }
  }

  /**
   * How it ended.
   *
   * @param exit its exit code; 137 when it was killed
   * @param said everything it printed
   */
  public record Ended(int exit, String said) {}

  public static Program in(Path folder) {
    return in(folder, ProgramImage.get());
  }

  public static Program in(Path folder, ProgramImage image) {
    return new Program(folder, image);
  }

  /** Started by another command, such as one that sets limits. */
  public Program under(String... command) {
    before.addAll(List.of(command));
    return this;
  }

  /** With an archive whose classes are taken in place of the program's own. */
  public Program patchedBy(Path archive) {
    classPath = archive + File.pathSeparator + classPath;
    return this;
  }

  /** With further options of the virtual machine; the last of several counts. */
  public Program with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Starts a command of the program with the folders given. */
  public Process start(String... words) throws IOException {
    return start("dev.fazhi.cli.Main", arguments(words));
  }

  private List<String> arguments(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    for (String name : List.of("input", "output", "data")) {
      arguments.addAll(List.of("--" + name, folder.resolve(name).toString()));
    }
    if (!arguments.contains("--jobs")) {
      arguments.addAll(List.of("--jobs", Runs.JOBS.toString()));
    }
    return arguments;
  }

  /** Starts a nightly run as of the day of the small exports. */
  public Process startRun() throws IOException {
    return start("run", "--as-of", "2022-12-12");
  }

  /** Starts a run that halts at a commit or statement; see {@link HaltedRun}. */
  public Process startHalted(int point, String when) throws IOException {
    return start(
        HaltedRun.class.getName(), List.of(folder.toString(), HaltedRun.url(folder, point, when)));
  }

  public Process start(String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile()))
        .start();
  }

  /** Runs a command in this process, where another would prove nothing more. */
  public static Ended here(Path folder, String... words) {
    List<String> arguments = new Program(folder).arguments(words);
    Cli.Ended ended = Cli.run(arguments.toArray(String[]::new));
    return new Ended(ended.exit(), ended.said());
  }

  /** Runs a command of the program to its end. */
  public Ended run(String... words) throws IOException, InterruptedException {
    Files.deleteIfExists(said());
    return end(start(words));
  }

  /** Waits for a process of this folder to end. */
  public Ended end(Process process) throws IOException, InterruptedException {
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.exists(said()) ? Files.readString(said(), StandardCharsets.UTF_8) : "";
    assertTrue(ended, () -> "it hung: " + text);
    return new Ended(process.exitValue(), text);
  }

  private Path said() {
    return folder.resolve("said.txt");
  }
}
