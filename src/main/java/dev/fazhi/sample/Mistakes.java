package dev.fazhi.sample;

import dev.fazhi.model.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mistakes of one definition, gathered so that all can be told at once. */
final class Mistakes {

  /** The code of a mistake in the definition of the sample. */
  static final String CODE = "FZ-301";

  private final String file;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  /**
   * @param file its name, for messages
   */
  Mistakes(String file) {
    this.file = file;
  }

  /** What a part of the definition says, or null when there is a mistake in it. */
  <T> @Nullable T attempt(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (Part.Mistake mistake) {
      if (!mistake.isConsequence()) {
        lines.add(place(mistake.line()) + "：" + mistake.getMessage() + "。");
      }
      return null;
    }
  }

  /** As above, remembering that what bears the name is broken. */
  <T> @Nullable T attempt(String name, Supplier<T> reader) {
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
  Part.Mistake unknown(Part part, String where) {
    return isBroken(part.text())
        ? Part.Mistake.consequence(part.line())
        : part.wrong(where + " 里没有“" + part.text() + "”");
  }

  /** Whether what bears the name is broken, which is told already. */
  boolean isBroken(String name) {
    return broken.contains(name);
  }

  /** As messages name a line. */
  String place(int line) {
    return file + " 第 " + line + " 行";
  }

  boolean any() {
    return !lines.isEmpty();
  }

  /** All of them, a line each. */
  Problem problem() {
    return new Problem(CODE, String.join("\n", lines));
  }
}
