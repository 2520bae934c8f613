package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Example;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.Grade;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.schema.ValuePatterns;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the quality declarations of a metric: examples, bounds, a break of the definition. */
record QualityExpectationReader(MetricDraft draft, Scope scope) {

  /** The keys of a bound of a verdict. */
  static final List<String> BOUNDS = List.of("at_least", "at_most");

  List<Example> examples() {
    ExampleReader reader = new ExampleReader(draft, scope);
    List<Example> examples = new ArrayList<>();
    for (Block block : draft.block().blocks("examples")) {
      Example example = reader.read(block);
      if (example != null) {
        examples.add(example);
      }
    }
    return List.copyOf(examples);
  }

  @Nullable Expectation expectation() {
    Block block = draft.block().block("expect");
    if (block == null) {
      return null;
    }
    BigDecimal min = number(block.word("min"));
    BigDecimal max = number(block.word("max"));
    Word change = block.word("change_percent");
    if (min != null && max != null && min.compareTo(max) > 0) {
      draft.fault("expect", "expect 的 min 比 max 大；请对调");
    }
    if (change != null && draft.isRatio()) {
      draft.fault(change, "比率只比百分点，没有增减幅；请改用 min 和 max");
    }
    if (min == null && max == null && change == null) {
      draft.fault("expect", "expect 里没有一个界限；请写 min、max 或 change_percent");
    }
    return new Expectation(
        min,
        max,
        change == null ? null : Integer.valueOf(change.text()),
        block.text("severity").equals("error"));
  }

  /** The steps of its verdict; the last may be without a bound. */
  List<Grade> verdict() {
    List<Grade> grades = new ArrayList<>();
    List<Block> blocks = draft.block().blocks("verdict");
    for (Block block : blocks) {
      List<String> bounds = BOUNDS.stream().filter(block::has).toList();
      boolean last = grades.size() == blocks.size() - 1;
      if (bounds.size() > 1 || bounds.isEmpty() && !last) {
        draft
            .reporter()
            .at(
                block,
                "指标 %s：verdict 的一级要写 at_least 或 at_most 中的一个，只有最后一级可以都不写；请改正"
                    .formatted(draft.id().text()));
      }
      Word bound = bounds.isEmpty() ? null : block.word(bounds.get(0));
      BigDecimal number = number(bound);
      grades.add(
          new Grade(
              number,
              bound == null || number != null ? null : bound.text(),
              bounds.contains("at_most"),
              block.text("say")));
    }
    return List.copyOf(grades);
  }

  /** The day of the last break: the own one, or the latest of those that it builds on. */
  @Nullable LocalDate since(Stream<Metric> bases) {
    Word own = draft.block().word("since");
    LocalDate since = own == null ? null : day(own, draft);
    if (own != null) {
      return since;
    }
    return bases
        .map(Metric::since)
        .flatMap(Stream::ofNullable)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** Null for a word that is no number, which the shape has reported. */
  static @Nullable BigDecimal number(@Nullable Word word) {
    return word == null || !word.text().matches(ValuePatterns.NUMBER)
        ? null
        : new BigDecimal(word.text());
  }

  /** Null for a day that is none, which is then reported. */
  static @Nullable LocalDate day(Word word, MetricDraft draft) {
    if (!word.text().matches(ValuePatterns.DAY)) {
      return null;
    }
    try {
      return LocalDate.parse(word.text());
    } catch (DateTimeException none) {
      draft.fault(word, "没有 " + word.text() + " 这一天；请改正");
      return null;
    }
  }
}
