package dev.fazhi.cli.command;

import dev.fazhi.model.Problem;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks a person on the terminal before something is done that cannot be undone by the program. */
final class Confirmation {

  private static final List<String> YES = List.of("y", "yes", "是", "好");

  @Option(names = "--yes", description = "不再询问，直接执行")
  private boolean yes;

  /**
   * Whether it was confirmed, by the option or on the terminal.
   *
   * @throws Problem FZ-324 when there is no terminal to ask on
   */
  boolean isGiven(String question) {
    if (yes) {
      return true;
    }
    Console console = System.console();
    if (console == null) {
      throw new Problem("FZ-324", "这里不是终端，无法询问。确认要执行时请加上 --yes。");
    }
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
