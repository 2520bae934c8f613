package dev.fazhi.sample.reader;

import dev.fazhi.sample.record.Choices;
import dev.fazhi.sample.record.EndBound;
import dev.fazhi.sample.record.Generator;
import dev.fazhi.sample.record.SampleErrors;
import dev.fazhi.sample.record.SampleNode;
import dev.fazhi.sample.record.Times;
import dev.fazhi.sample.record.Vocabulary;
import dev.fazhi.sample.record.Weighted;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads how fields are made.
 *
 * @param known the fields that are made before the one that is read
 */
record GeneratorReader(Vocabulary vocabulary, SampleErrors mistakes, Set<String> known) {

  private static final String VERBS =
      "draw、number、deadline、before、after、between、during、match、when、id_card、empty";
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);

  Generator read(SampleNode part) {
    if (part.isText()) {
      return new TemplateReader(vocabulary, mistakes, known).read(part);
    }
    Map<String, SampleNode> entries = part.entries();
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

  private Generator draw(SampleNode part) {
    part.entries("draw");
    SampleNode from = part.need("draw");
    if (!from.isText()) {
      return new Choices.Draw(Vocabulary.words(from));
    }
    Weighted<String> words = vocabulary.words().get(from.text());
    if (words == null) {
      throw mistakes.unknown(from, "words");
    }
    return new Choices.Draw(words);
  }

  private Generator number(SampleNode part) {
    part.entries("number", "step", "decimals");
    return new Choices.Number(
        Vocabulary.ranges(part.need("number")),
        part.find("step").map(step -> step.whole(1, 1_000_000)).orElse(1L),
        part.find("decimals").map(most -> Math.toIntExact(most.whole(0, 6))).orElse(0));
  }

  private Generator deadline(SampleNode part) {
    part.entries("deadline", "days");
    return new Times.Deadline(field(part.need("deadline")), Vocabulary.ranges(part.need("days")));
  }

  private Generator before(SampleNode part) {
    part.entries("before", "days");
    return new Times.Before(field(part.need("before")), Vocabulary.ranges(part.need("days")));
  }

  private Generator after(SampleNode part) {
    part.entries("after", "days", "until");
    return new Times.After(
        field(part.need("after")), Vocabulary.ranges(part.need("days")), until(part));
  }

  private Generator between(SampleNode part) {
    part.entries("between", "percent", "until");
    List<SampleNode> ends = two(part.need("between"));
    return new Times.Between(
        field(ends.get(0)),
        field(ends.get(1)),
        Vocabulary.ranges(part.need("percent")),
        until(part));
  }

  private Generator during(SampleNode part) {
    part.entries("during", "days");
    List<SampleNode> ends = two(part.need("during"));
    LocalDateTime from = ends.get(0).date().atStartOfDay();
    LocalDateTime to = ends.get(1).date().atTime(LAST);
    if (to.isBefore(from)) {
      throw part.wrong("during 的止日早于起日");
    }
    return new Times.During(from, to, part.find("days").map(SampleNode::yes).orElse(false));
  }

  private Generator match(SampleNode part) {
    part.entries("match", "cases", "else");
    List<Map.Entry<String, Generator>> cases = new ArrayList<>();
    part.need("cases").entries().forEach((key, value) -> cases.add(Map.entry(key, read(value))));
    return new Choices.Match(field(part.need("match")), cases, otherwise(part));
  }

  private Generator when(SampleNode part) {
    part.entries("when", "then", "else");
    return new Choices.When(field(part.need("when")), read(part.need("then")), otherwise(part));
  }

  private Generator otherwise(SampleNode part) {
    return part.find("else").map(this::read).orElseGet(Choices.Empty::new);
  }

  private static Generator idCard(SampleNode part) {
    part.entries("id_card", "born");
    SampleNode region = part.need("id_card");
    if (!region.text().matches("\\d{6}")) {
      throw region.wrong("“" + region.text() + "”应是 6 位地区代码");
    }
    return new Choices.IdCard(region.text(), part.need("born").range());
  }

  private @Nullable EndBound until(SampleNode part) {
    return part.find("until")
        .map(until -> new EndBound(until.date().atTime(LAST), mistakes.place(until.line())))
        .orElse(null);
  }

  private static List<SampleNode> two(SampleNode part) {
    List<SampleNode> ends = part.list();
    if (ends.size() != 2) {
      throw part.wrong("这里应有起、止两项");
    }
    return ends;
  }

  private String field(SampleNode part) {
    if (!known.contains(part.text())) {
      throw part.wrong("“" + part.text() + "”不是前面已有的字段，可用：" + String.join("、", known));
    }
    return part.text();
  }
}
