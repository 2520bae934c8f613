package dev.fazhi.intake.proposal;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes texts into YAML, in quotes where they would be read as something else. */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}][\\p{L}\\p{N}_（）()]*(?: [\\p{L}\\p{N}_（）()]+)*");
  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

  private YamlText() {}

  static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
