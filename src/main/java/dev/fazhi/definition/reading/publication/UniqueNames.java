package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that only one table may have. */
final class UniqueNames {

  private final String what;
  private final Map<String, String> seen = new HashMap<>();

  /**
   * @param what they are called in messages
   */
  UniqueNames(String what) {
    this.what = what;
  }

  void check(@Nullable Word name, Reporter reporter) {
    if (name != null) {
      String first =
          seen.putIfAbsent(Spelling.normal(name.text()).toLowerCase(Locale.ROOT), reporter.file());
      if (first != null) {
        reporter.at(name, what + "“" + name.text() + "”在 " + first + " 里已经用了；请改名");
      }
    }
  }
}
