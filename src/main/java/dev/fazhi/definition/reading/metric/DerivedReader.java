package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Metric.Derived;
import dev.fazhi.definition.Metric.Term;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sum of metrics. What is added without a weight must be of the sum's own unit; a weight
 * says how much one of another unit is worth in it.
 */
record DerivedReader(MetricDraft draft) {

  /**
   * Null when a term is missing or does not fit, which is then reported.
   *
   * @param terms those that are there, by where they are written
   */
  @Nullable Derived read(Map<Block, Metric> terms) {
    List<Term> read = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    terms.forEach(
        (block, metric) -> {
          Word of = Objects.requireNonNull(block.word("of"), "a term names its metric");
          if (!seen.add(metric.id())) {
            draft.fault(of, "derive 里“" + metric.id() + "”写了两次；请合成一项");
          }
          checkUnit(block, metric);
          read.add(new Term(metric.id(), times(block)));
        });
    boolean whole = read.stream().allMatch(term -> isWhole(term.times()));
    return read.isEmpty() || read.size() < draft.block().blocks("derive").size()
        ? null
        : new Derived(
            List.copyOf(read),
            whole && terms.values().stream().allMatch(Metric::addsUp),
            whole && terms.values().stream().allMatch(Metric::addsUpOverTime));
  }

  private void checkUnit(Block term, Metric metric) {
    String own = draft.block().text("unit");
    if (metric.unit().equals(own)) {
      return;
    }
    String units = metric.id() + " 的单位是“" + metric.unit() + "”，而这个指标的单位是“" + own + "”；";
    if (own.equals("%")) {
      draft.reporter().at(term, prefix() + units + "百分比只能由百分比合成，请改 unit（如写成 分）");
    } else if (!term.has("times")) {
      draft.reporter().at(term, prefix() + units + "单位相同才能直接相加，要换算或加权请写 times");
    }
  }

  private String prefix() {
    return "指标 " + draft.id().text() + "：derive 里 ";
  }

  private static BigDecimal times(Block term) {
    BigDecimal times = QualityExpectationReader.number(term.word("times"));
    return times == null ? BigDecimal.ONE : times;
  }

  private static boolean isWhole(BigDecimal times) {
    return times.stripTrailingZeros().scale() <= 0;
  }

  /** As many as the term that has most, so that nothing is rounded away unasked; at most six. */
  int decimals(Map<Block, Metric> terms) {
    int most = 0;
    for (Map.Entry<Block, Metric> term : terms.entrySet()) {
      int times = Math.max(0, times(term.getKey()).stripTrailingZeros().scale());
      most = Math.max(most, term.getValue().decimals() + times);
    }
    return Math.min(most, 6);
  }
}
