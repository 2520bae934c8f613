package dev.fazhi.faults.random;

import dev.fazhi.cli.Cli;
import dev.fazhi.faults.program.Left;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of a night that was disturbed.
 *
 * @param verdict in one word
 * @param detail what was found instead, for the developer
 */
record Judgement(Verdict verdict, String detail) {

  /** How it ended. */
  enum Verdict {
    SAME,
    LOST,
    DOUBLED,
    /** Other bytes or rows than those of the undisturbed night. */
    OTHER,
    /** The program cannot go on. */
    STUCK,
    /** It goes on after being asked more than once. */
    MANUAL
  }

  private static final int SHOWN = 6;

  /** Continues the night with one command and holds what it leaves against the calm one. */
  static Judgement after(Left calm, Path folder, @Nullable String url, String command)
      throws IOException {
    Cli.Ended ended = Cli.run(Night.words(folder, url, command));
    if (!isDone(ended)) {
      Cli.Ended again = Cli.run(Night.words(folder, url, "rerun"));
      return new Judgement(
          isDone(again) ? Verdict.MANUAL : Verdict.STUCK, command + " ended with " + ended);
    }
    Left found = Left.in(Night.request(folder, url));
    Judgement compared = compare(calm, found);
    if (compared.verdict() != Verdict.SAME) {
      return new Judgement(compared.verdict(), compared.detail() + "\nsaid: " + ended);
    }
    Cli.Ended nothing = Cli.run(Night.words(folder, url, "rerun"));
    return nothing.exit() == 0
        ? compared
        : new Judgement(Verdict.OTHER, "one more rerun ended with " + nothing);
  }

  /** As above, where several histories are right: by the rows and by the figures. */
  static Judgement ofFigures(Left calm, Path folder, String url, String command)
      throws IOException {
    Cli.Ended ended = Cli.run(Night.words(folder, url, command));
    if (!isDone(ended)) {
      return new Judgement(Verdict.STUCK, command + " ended with " + ended);
    }
    Left found = Left.in(Night.request(folder, url));
    if (!Night.figures(calm).equals(Night.figures(folder))) {
      return new Judgement(Verdict.OTHER, "figures " + Night.figures(folder).keySet() + ended);
    }
    return compare(calm, new Left(calm.output(), calm.archive(), found.facts()));
  }

  private static boolean isDone(Cli.Ended ended) {
    return ended.exit() == 0 || ended.exit() == 3;
  }

  /** Rows first, then bytes. */
  static Judgement compare(Left calm, Left found) {
    if (found.equals(calm)) {
      return new Judgement(Verdict.SAME, "");
    }
    List<String> lacking = without(calm.facts(), found.facts());
    List<String> more = without(found.facts(), calm.facts());
    String detail =
        "lacking %s\nmore %s\noutput %s\narchive %s"
            .formatted(
                lacking.stream().limit(SHOWN).toList(),
                more.stream().limit(SHOWN).toList(),
                differences(calm.output(), found.output()),
                differences(calm.archive(), found.archive()));
    Verdict verdict =
        lacking.isEmpty()
            ? more.isEmpty() ? Verdict.OTHER : Verdict.DOUBLED
            : more.isEmpty() ? Verdict.LOST : Verdict.OTHER;
    return new Judgement(verdict, detail);
  }

  private static List<String> without(List<String> all, List<String> these) {
    List<String> left = new ArrayList<>(all);
    these.forEach(left::remove);
    return left;
  }

  private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> java.util.Objects.equals(one.get(name), other.get(name)));
    return names;
  }
}
