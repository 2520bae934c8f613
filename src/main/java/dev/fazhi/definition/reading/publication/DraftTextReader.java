package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Fill;
import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.definition.DraftText.Part;
import dev.fazhi.definition.DraftText.Plain;
import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one text of the draft or of a template. In the draft digits stand only as names that are
 * declared, so that no number comes from anywhere but a figure.
 *
 * @param literals words with digits that are no numbers, such as the name of a hotline; null where
 *     any digits may stand
 */
record DraftTextReader(Reporter reporter, MetricNames names, @Nullable List<String> literals) {

  /** Written for a text that is left out. */
  static final String OMITTED = "omit";

  private static final Pattern PLACE = Pattern.compile("\\{(?<name>[^{}]*)}|(?<stray>[{}])");
  private static final Pattern DIGITS = Pattern.compile("[0-9０-９]+");

  /**
   * The text; parts that are wrong are reported and left out.
   *
   * @param slots the words that may be filled in here
   * @param numbers whether metrics may be named here
   */
  DraftText read(@Nullable Word word, Set<Slot> slots, boolean numbers) {
    if (word == null || word.text().equals(OMITTED)) {
      return DraftText.OMITTED;
    }
    List<Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(word.text());
    int at = 0;
    while (place.find()) {
      words(word.text().substring(at, place.start()), word, parts);
      at = place.end();
      if (place.group("stray") != null) {
        reporter.at(word, "“" + word.text() + "”里的花括号没有成对；请写成 {指标}");
      } else {
        Part part = place(place.group("name").strip(), word, slots, numbers);
        if (part != null) {
          parts.add(part);
        }
      }
    }
    words(word.text().substring(at), word, parts);
    return new DraftText(List.copyOf(parts), reporter.file(), word.line(), word.text());
  }

  private void words(String text, Word word, List<Part> parts) {
    if (text.isEmpty()) {
      return;
    }
    String rest = literals == null ? "" : text;
    for (String literal : literals == null ? List.<String>of() : literals) {
      rest = rest.replace(literal, "");
    }
    Matcher digits = DIGITS.matcher(rest);
    if (digits.find()) {
      reporter.at(word, "“" + digits.group() + "”不是由指标得出的数；请写成 {指标}，若是名称的一部分，请把那个名称加到 literals");
    }
    parts.add(new Plain(text));
  }

  private @Nullable Part place(String written, Word word, Set<Slot> slots, boolean numbers) {
    for (Slot slot : slots) {
      if (EnumNames.word(slot).equals(written)) {
        return new Fill(slot);
      }
    }
    int end = formAt(written);
    String id = written.substring(0, end).strip();
    String missing = numbers ? names.missing(id) : "这里没有 {" + written + "} 可填";
    if (written.isEmpty() || missing != null) {
      TreeSet<String> known = new TreeSet<>();
      slots.forEach(slot -> known.add(EnumNames.word(slot)));
      String hint = Spelling.hint(written, known);
      String fault =
          !hint.isEmpty() || missing == null
              ? "花括号里的“" + written + "”不认识" + hint
              : missing + (numbers ? "" : "；可用的有：" + String.join("、", known));
      reporter.at(word, fault);
      return null;
    }
    return new DraftText.Number(id, form(written, end, word));
  }

  /** Where the colon or point before the form stands; the length when there is none. */
  private int formAt(String written) {
    int colon = written.indexOf(':');
    int point = written.lastIndexOf('.');
    if (colon >= 0) {
      return colon;
    }
    boolean form =
        point >= 0
            && !names.ids().contains(written)
            && (EnumNames.of(Form.class).contains(written.substring(point + 1))
                || names.ids().contains(written.substring(0, point)));
    return form ? point : written.length();
  }

  private Form form(String written, int end, Word word) {
    if (end == written.length()) {
      return Form.VALUE;
    }
    String form = written.substring(end + 1).strip();
    List<String> forms = EnumNames.of(Form.class);
    if (!forms.contains(form)) {
      reporter.at(
          word,
          "“%s”后面的“%s”不认识；应是 %s 之一%s"
              .formatted(written, form, String.join("、", forms), Spelling.hint(form, forms)));
    }
    return EnumNames.constant(Form.class, form, Form.VALUE);
  }
}
