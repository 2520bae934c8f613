package dev.fazhi.sample;

import dev.fazhi.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mistakes of one definition, gathered so that all can be told at once. */
final class Mistakes {

  private final String file;
  private final List<String> lines = new ArrayList<>();

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
      lines.add(place(mistake.line()) + "：" + mistake.getMessage() + "。");
      return null;
    }
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
    return new Problem(SampleExports.CODE, String.join("\n", lines));
  }
}
