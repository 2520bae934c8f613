package dev.fazhi.sample.reader;

import dev.fazhi.sample.record.Range;
import dev.fazhi.sample.record.SampleErrors;
import dev.fazhi.sample.record.SampleNode;
import dev.fazhi.sample.record.Template;
import dev.fazhi.sample.record.Vocabulary;
import dev.fazhi.sample.record.Weighted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a text with places to be filled, each in braces. */
record TemplateReader(Vocabulary vocabulary, SampleErrors mistakes, Set<String> known) {

  private static final Pattern PLACE = Pattern.compile("\\{([^{}:]+)(?::([^{}]+))?}");
  private static final Pattern DIGITS = Pattern.compile("#(\\d{1,2})");
  private static final String NUMBER = "n";

  Template read(SampleNode part) {
    String text = part.text();
    List<Template.Piece> pieces = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      fixed(part, text.substring(from, place.start()), pieces);
      pieces.add(piece(part, place.group(1), place.group(2) == null ? "" : place.group(2)));
      from = place.end();
    }
    fixed(part, text.substring(from), pieces);
    return new Template(List.copyOf(pieces));
  }

  private static void fixed(SampleNode part, String text, List<Template.Piece> pieces) {
    if (text.contains("{") || text.contains("}")) {
      throw part.wrong("“" + part.text() + "”的花括号不成对");
    }
    if (!text.isEmpty()) {
      pieces.add(new Template.Fixed(text));
    }
  }

  private Template.Piece piece(SampleNode part, String name, String form) {
    if (known.contains(name)) {
      return new Template.Value(name, form.isEmpty() ? null : dates(part, form));
    }
    Weighted<String> words = vocabulary.words().get(name);
    if (words != null) {
      return new Template.Word(words);
    }
    if (name.equals(NUMBER)) {
      return new Template.Number(form.length());
    }
    Matcher digits = DIGITS.matcher(name);
    if (digits.matches()) {
      return new Template.Digits(Integer.parseInt(digits.group(1)));
    }
    Range range = Range.of(name);
    if (range != null) {
      return new Template.Any(range);
    }
    if (mistakes.isBroken(name)) {
      throw SampleNode.Mistake.consequence(part.line());
    }
    throw part.wrong("“{" + name + "}”既不是前面的字段，也不是 words 的词表、n、#位数或范围");
  }

  /** A way to write dates, such as {@code yyyy年M月d日}. */
  static DateTimeFormatter dates(SampleNode part, String form) {
    try {
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form, Locale.ROOT);
      if (!formatter.format(LocalDate.EPOCH.atStartOfDay()).isBlank()) {
        return formatter;
      }
    } catch (IllegalArgumentException | DateTimeException malformed) {
      // told below
    }
    throw part.wrong("“" + form + "”不是日期格式，请写作 yyyy-MM-dd HH:mm:ss 之类");
  }
}
