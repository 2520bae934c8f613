package dev.fazhi.definition.yaml;

import dev.fazhi.model.Problem;
import java.io.Serial;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Thrown with all mistakes in the definitions; the message has a line for each. */
public final class DefinitionErrors extends Problem {

  /** The code of the problem. */
  static final String CODE = "FZ-301";

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<DefinitionError> all;

  private DefinitionErrors(List<DefinitionError> all) {
    super(CODE, all.stream().map(DefinitionError::toString).collect(Collectors.joining("\n")));
    this.all = all;
  }

  /** In the order of files and lines, none twice. */
  public static DefinitionErrors of(Iterable<DefinitionError> found) {
    TreeSet<DefinitionError> sorted = new TreeSet<>(DefinitionError.ORDER);
    found.forEach(sorted::add);
    return new DefinitionErrors(List.copyOf(sorted));
  }

  /** Every mistake, in the order of files and lines. */
  public List<DefinitionError> all() {
    return all;
  }
}
