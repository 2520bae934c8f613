package dev.fazhi.definition.reading;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a table for filing. */
record FilingReader(Reporter reporter) {

  /** The keys that make a table one for filing. */
  static final String LAYOUT = "filing";

  private static final List<String> FILED_ONLY = List.of("columns", "code");

  /** The layout; null for a plain table, in which keys of the other kind are reported. */
  @Nullable Filing read(Block file) {
    if (!file.text("layout").equals(LAYOUT)) {
      for (String key : FILED_ONLY) {
        if (file.has(key)) {
          reporter.at(file.lineOf(key), key + " 只用于 layout: " + LAYOUT + " 的表；请删去，或加上 layout");
        }
      }
      if (!file.has("metrics")) {
        reporter.at(file.line(), "文件缺少 metrics（指标，可用 hotline.* 这样的样式）；请补上");
      }
      return null;
    }
    if (file.has("metrics")) {
      reporter.at(file.lineOf("metrics"), "报送表的指标写在 columns 里；请删去 metrics");
    }
    if (file.has("rows") && !file.text("rows").equals(EnumNames.word(Table.Rows.GROUPS))) {
      reporter.at(file.lineOf("rows"), "报送表的 rows 只能是 groups；请改正");
    }
    if (!file.has("columns")) {
      reporter.at(file.lineOf("layout"), "报送表要有 columns；请写出各栏");
    }
    List<Filing.Head> heads = new ArrayList<>();
    file.blocks("columns").forEach(head -> heads.add(head(head)));
    return new Filing(file.text("code"), List.copyOf(heads));
  }

  private Filing.Head head(Block head) {
    if (head.has("columns") == head.has("metric")) {
      reporter.at(head.line(), "一栏要写 metric 或 columns 中的一个；请改正");
    }
    List<Filing.Leaf> leaves = new ArrayList<>();
    if (head.has("columns")) {
      if (head.has("part")) {
        reporter.at(head.lineOf("part"), "part 与 metric 同用；请移到下一级的栏里");
      }
      head.blocks("columns").forEach(leaf -> leaves.add(leaf(leaf, leaf.text("header"))));
    } else {
      leaves.add(leaf(head, ""));
    }
    return new Filing.Head(head.text("header"), List.copyOf(leaves));
  }

  private Filing.Leaf leaf(Block leaf, String header) {
    Filing.Part part = EnumNames.constant(Filing.Part.class, leaf.text("part"), Filing.Part.VALUE);
    return new Filing.Leaf(header, leaf.text("metric"), part);
  }

  /** The metrics of the columns, each where it stands for the first time. */
  static List<Word> metrics(Block file) {
    List<Word> metrics = new ArrayList<>();
    leaves(file).forEach(leaf -> add(leaf.word("metric"), metrics));
    return metrics;
  }

  /** The columns that have a metric, from left to right. */
  static List<Block> leaves(Block file) {
    List<Block> leaves = new ArrayList<>();
    for (Block head : file.blocks("columns")) {
      if (head.has("metric")) {
        leaves.add(head);
      }
      leaves.addAll(head.blocks("columns"));
    }
    return leaves;
  }

  private static void add(@Nullable Word metric, List<Word> metrics) {
    if (metric != null && metrics.stream().noneMatch(word -> word.text().equals(metric.text()))) {
      metrics.add(metric);
    }
  }
}
