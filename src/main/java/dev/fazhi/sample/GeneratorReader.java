package dev.fazhi.sample;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how fields are made. */
final class GeneratorReader {

  private static final String VERBS =
      "draw、number、deadline、before、after、between、during、match、when、id_card、empty";
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);

  private final Vocabulary vocabulary;
  private final Mistakes mistakes;
  private final Set<String> known;

  /**
   * @param known the fields that are made before the one that is read
   */
  GeneratorReader(Vocabulary vocabulary, Mistakes mistakes, Set<String> known) {
    this.vocabulary = vocabulary;
    this.mistakes = mistakes;
    this.known = known;
  }

  Generator read(Part part) {
    if (part.isText()) {
      return new TemplateReader(vocabulary, mistakes, known).read(part);
    }
    Map<String, Part> entries = part.entries();
    if (entries.isEmpty()) {
      throw part.wrong("应写明怎样生成，可用：" + VERBS);
    }
    String verb = entries.keySet().iterator().next();
    return switch (verb) {
      case "draw" -> draw(part);
      case "number" -> number(part);
      case "deadline" -> deadline(part);
      case "before" -> before(part);
      case "after" -> after(part);
      case "between" -> between(part);
      case "during" -> during(part);
      case "match" -> match(part);
      case "when" -> when(part);
      case "id_card" -> idCard(part);
      case "empty" -> new Choices.Empty();
      default -> throw part.wrong("不认识“" + verb + "”，生成方式应为：" + VERBS);
    };
  }

  private Generator draw(Part part) {
    part.entries("draw");
    Part from = part.need("draw");
    if (!from.isText()) {
      return new Choices.Draw(Vocabulary.words(from));
    }
    Weighted<String> words = vocabulary.words().get(from.text());
    if (words == null) {
      throw mistakes.unknown(from, "words");
    }
    return new Choices.Draw(words);
  }

  private Generator number(Part part) {
    Map<String, Part> entries = part.entries("number", "step", "decimals");
    Part step = entries.get("step");
    Part decimals = entries.get("decimals");
    return new Choices.Number(
        Vocabulary.ranges(part.need("number")),
        step == null ? 1 : step.whole(1, 1_000_000),
        decimals == null ? 0 : Math.toIntExact(decimals.whole(0, 6)));
  }

  private Generator deadline(Part part) {
    part.entries("deadline", "days");
    return new Times.Deadline(field(part.need("deadline")), Vocabulary.ranges(part.need("days")));
  }

  private Generator before(Part part) {
    part.entries("before", "days");
    return new Times.Before(field(part.need("before")), Vocabulary.ranges(part.need("days")));
  }

  private Generator after(Part part) {
    part.entries("after", "days", "until");
    return new Times.After(
        field(part.need("after")), Vocabulary.ranges(part.need("days")), until(part));
  }

  private Generator between(Part part) {
    part.entries("between", "percent", "until");
    List<Part> ends = two(part.need("between"));
    return new Times.Between(
        field(ends.get(0)),
        field(ends.get(1)),
        Vocabulary.ranges(part.need("percent")),
        until(part));
  }

  private Generator during(Part part) {
    Map<String, Part> entries = part.entries("during", "days");
    List<Part> ends = two(part.need("during"));
    LocalDateTime from = ends.get(0).date().atStartOfDay();
    LocalDateTime to = ends.get(1).date().atTime(LAST);
    if (to.isBefore(from)) {
      throw part.wrong("during 的止日早于起日");
    }
    Part days = entries.get("days");
    return new Times.During(from, to, days != null && days.yes());
  }

  private Generator match(Part part) {
    part.entries("match", "cases", "else");
    List<Map.Entry<String, Generator>> cases = new ArrayList<>();
    part.need("cases").entries().forEach((key, value) -> cases.add(Map.entry(key, read(value))));
    return new Choices.Match(field(part.need("match")), cases, otherwise(part));
  }

  private Generator when(Part part) {
    part.entries("when", "then", "else");
    return new Choices.When(field(part.need("when")), read(part.need("then")), otherwise(part));
  }

  private Generator otherwise(Part part) {
    Part otherwise = part.get("else");
    return otherwise == null ? new Choices.Empty() : read(otherwise);
  }

  private static Generator idCard(Part part) {
    part.entries("id_card", "born");
    Part region = part.need("id_card");
    if (!region.text().matches("\\d{6}")) {
      throw region.wrong("“" + region.text() + "”应是 6 位地区代码");
    }
    return new Choices.IdCard(region.text(), part.need("born").range());
  }

  private @Nullable Until until(Part part) {
    Part until = part.get("until");
    return until == null
        ? null
        : new Until(until.date().atTime(LAST), mistakes.place(until.line()));
  }

  private static List<Part> two(Part part) {
    List<Part> ends = part.list();
    if (ends.size() != 2) {
      throw part.wrong("这里应有起、止两项");
    }
    return ends;
  }

  private String field(Part part) {
    if (!known.contains(part.text())) {
      throw part.wrong("“" + part.text() + "”不是前面已有的字段，可用：" + String.join("、", known));
    }
    return part.text();
  }
}
