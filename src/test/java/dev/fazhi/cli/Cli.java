package dev.fazhi.cli;

import dev.fazhi.store.Databases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program's commands in this process. */
public final class Cli {

  private Cli() {}

  /**
   * How it ended.
   *
   * @param exit its exit code
   * @param said everything it printed
   */
  public record Ended(int exit, String said) {}

  /**
   * Runs a command in the folders below that one, but for those that the words give; a first run
   * finds the tables of its database there.
   */
  public static Ended in(Path folder, String... words) {
    if (words[0].equals("run")) {
      Databases.prepare(folder.resolve("data"));
    }
    List<String> all = new ArrayList<>(List.of(words));
    for (String each : List.of("jobs", "input", "output", "data")) {
      if (!all.contains("--" + each)) {
        all.addAll(List.of("--" + each, folder.resolve(each).toString()));
      }
    }
    return run(all.toArray(String[]::new));
  }

  /** Runs a command; what the process prints meanwhile is taken for its own. */
  public static synchronized Ended run(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(all);
      System.setErr(all);
      int exit = Main.execute(words);
      return new Ended(exit, said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
