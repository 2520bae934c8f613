package dev.fazhi.sample.record;

import dev.fazhi.model.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mistakes of one definition, gathered so that all can be told at once. */
public final class SampleErrors {

  /** The code of a mistake in the definition of the sample. */
  public static final String CODE = "FZ-301";

  private final String file;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  /**
   * @param file its name, for messages
   */
  public SampleErrors(String file) {
    this.file = file;
  }

  /** What a part of the definition says, or null when there is a mistake in it. */
  public <T> @Nullable T attempt(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (SampleNode.Mistake mistake) {
      if (!mistake.isConsequence()) {
        lines.add(place(mistake.line()) + "：" + mistake.getMessage() + "。");
      }
      return null;
    }
  }

  /** Adds a mistake, and marks the named thing as broken. */
  public <T> @Nullable T attempt(String name, Supplier<T> reader) {
    T read = attempt(reader);
    if (read == null) {
      broken.add(name);
    }
    return read;
  }

  /**
   * A name that leads nowhere: a mistake of its own, unless what bears it is broken, which is told
   * already.
   */
  public SampleNode.Mistake unknown(SampleNode part, String where) {
    return isBroken(part.text())
        ? SampleNode.Mistake.consequence(part.line())
        : part.wrong(where + " 里没有“" + part.text() + "”");
  }

  /** Whether what bears the name is broken, which is told already. */
  public boolean isBroken(String name) {
    return broken.contains(name);
  }

  /** As messages name a line. */
  public String place(int line) {
    return file + " 第 " + line + " 行";
  }

  public boolean any() {
    return !lines.isEmpty();
  }

  /** All of them, a line each. */
  public Problem problem() {
    return new Problem(CODE, String.join("\n", lines));
  }
}
