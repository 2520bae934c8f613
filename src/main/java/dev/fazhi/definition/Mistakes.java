package dev.fazhi.definition;

import dev.fazhi.model.Problem;
import java.io.Serial;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that is wrong in the definitions, told at once: the message has one mistake a line. */
public final class Mistakes extends Problem {

  /** The code of the problem. */
  static final String CODE = "FZ-301";

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Mistake> all;

  private Mistakes(List<Mistake> all) {
    super(CODE, all.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.all = all;
  }

  /** In the order of files and lines, none twice. */
  static Mistakes of(Iterable<Mistake> found) {
    TreeSet<Mistake> sorted = new TreeSet<>(Mistake.ORDER);
    found.forEach(sorted::add);
    return new Mistakes(List.copyOf(sorted));
  }

  /** Every mistake, in the order of files and lines. */
  public List<Mistake> all() {
    return all;
  }
}
