package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a table for filing, and its lines where they are declared one by one. */
final class FilingReader {

  /** What {@code layout} says of a table for an authority. */
  private static final String FILING = "filing";

  /** The keys that make a table one for filing. */
  private static final List<String> FILED_ONLY = List.of("columns", "lines", "code");

  private final Block file;
  private final Table.Rows rows;
  private final Groupings groupings;
  private final Reporter reporter;
  private final Map<Filing.Crossing, String> crossings = new HashMap<>();

  FilingReader(Block file, Table.Rows rows, Groupings groupings, Reporter reporter) {
    this.file = file;
    this.rows = rows;
    this.groupings = groupings;
    this.reporter = reporter;
  }

  /** The layout; null for a plain table, in which keys of the other kind are reported. */
  @Nullable Filing read() {
    if (!file.text("layout").equals(FILING)) {
      for (String key : FILED_ONLY) {
        if (file.has(key)) {
          reporter.at(file, key, key + " 只用于 layout: " + FILING + " 的表；请删去，或加上 layout");
        }
      }
      if (!file.has("metrics")) {
        reporter.at(file, "文件缺少 metrics（指标，可用 hotline.* 这样的样式）；请补上");
      }
      return null;
    }
    if (file.has("metrics")) {
      reporter.at(file, "metrics", "报送表的指标写在 columns 或 lines 里；请删去 metrics");
    }
    if (!file.has("columns")) {
      reporter.at(file, "layout", "报送表要有 columns；请写出各栏");
    }
    boolean declared = rows == Table.Rows.METRICS;
    if (declared != file.has("lines") && file.word("rows") != null) {
      reporter.at(
          declared ? file.lineOf("rows") : file.lineOf("lines"),
          declared
              ? "rows: metrics 的报送表要有 lines；请写出各行，或改成 rows: groups"
              : "lines 只用于 rows: metrics 的报送表；请删去，或改成 rows: metrics");
    }
    List<Filing.Head> heads = heads(file.blocks("columns"), null);
    List<Filing.Line> lines = file.blocks("lines").stream().map(this::line).toList();
    checkMetrics();
    return new Filing(file.text("code"), heads, lines, Map.copyOf(crossings));
  }

  private List<Filing.Head> heads(List<Block> blocks, @Nullable Word across) {
    List<Filing.Head> heads = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Block block : blocks) {
      if (!seen.add(block.text("header"))) {
        reporter.at(block, "header", "同一个表头下“" + block.text("header") + "”写了两次；请改名");
      }
      heads.add(head(block, across));
    }
    return List.copyOf(heads);
  }

  private Filing.Head head(Block head, @Nullable Word outer) {
    boolean over = head.has("columns");
    if (over && head.has("metric") || !over && !head.has("metric") && rows != Table.Rows.METRICS) {
      reporter.at(head, "一栏要写 metric 或 columns 中的一个；请改正");
    }
    if (over && head.has("part")) {
      reporter.at(head, "part", "part 与 metric 同用；请移到下一级的栏里");
    }
    Word own = head.word("across");
    if (own != null && (outer != null || head.has("years"))) {
      reporter.at(own, "上下几级表头里 across 只能有一个，也不能与 years 写在同一级；请改正");
    }
    Word across = own == null ? outer : own;
    for (String key : List.of("across", "years")) {
      if (head.has(key) && rows == Table.Rows.MONTHS) {
        reporter.at(head, key, "rows: months 的报送表没有 " + key + "；请删去");
      }
    }
    checkPart(head);
    if (!over && across != null) {
      checkAcross(head.word("metric"), across);
    }
    return new Filing.Head(
        head.text("header"),
        own == null ? null : own.text(),
        head.whole("years", 0),
        over ? heads(head.blocks("columns"), across) : List.of(),
        over ? null : leaf(head));
  }

  private static Filing.Leaf leaf(Block head) {
    Word metric = head.word("metric");
    Filing.Part part = EnumNames.constant(Filing.Part.class, head.text("part"), Filing.Part.VALUE);
    return new Filing.Leaf(metric == null ? null : metric.text(), part);
  }

  private void checkPart(Block head) {
    Filing.Part part = EnumNames.constant(Filing.Part.class, head.text("part"), Filing.Part.VALUE);
    if (head.has("part") && head.has("years")) {
      reporter.at(head, "part", "years 并列的是各年的数，没有 part；请删去");
    } else if (rows == Table.Rows.MONTHS
        && part.compareTo(Filing.Part.CHANGE) > 0
        && !Filing.Part.of(rows).contains(part)) {
      List<String> fit = Filing.Part.of(rows).stream().map(EnumNames::word).toList();
      reporter.at(
          head,
          "part",
          "rows: months 的表没有“%s”这样的栏；可用的有：value、prior、change、%s"
              .formatted(head.text("part"), String.join("、", fit)));
    }
  }

  /** The groups of a column must be there in each row, alone or crossed with those of the row. */
  private void checkAcross(@Nullable Word metric, Word across) {
    if (rows == Table.Rows.GROUPS) {
      if (metric != null) {
        cross(metric.text(), file.text("by"), across);
      }
      return;
    }
    for (Block line : file.blocks("lines")) {
      Word shown = metric == null ? line.word("metric") : metric;
      if (shown != null && line.has("by")) {
        cross(shown.text(), line.text("by"), across);
      } else if (shown != null) {
        groupings.check(shown.text(), across.text(), across.line(), reporter);
      }
    }
  }

  private void cross(String metric, String by, Word across) {
    Filing.Crossing key = new Filing.Crossing(metric, by, across.text());
    if (!crossings.containsKey(key)) {
      String cells = groupings.crossing(metric, by, across, reporter);
      crossings.put(key, cells == null ? "" : cells);
    }
  }

  private Filing.Line line(Block line) {
    Word metric = line.word("metric");
    if (line.has("by") != line.has("group")) {
      reporter.at(line, "by 和 group 一同写，说这一行是哪个字段的哪一组；请补上另一个，或都删去");
    } else if (line.has("by")) {
      for (Word shown : metric == null ? leafMetrics() : List.of(metric)) {
        groupings.check(shown.text(), line.text("by"), line.lineOf("by"), reporter);
        Word group = line.word("group");
        if (group != null) {
          groupings.checkGroup(shown.text(), line.text("by"), group, reporter);
        }
      }
    }
    return new Filing.Line(
        line.text("header"),
        metric == null ? null : metric.text(),
        line.text("by"),
        line.text("group"));
  }

  /** Lines or columns say which metric, not both. */
  private void checkMetrics() {
    List<Block> leaves = leaves(file);
    for (Block leaf : rows == Table.Rows.METRICS ? leaves : List.<Block>of()) {
      if (leaf.has("metric") != leaves.get(0).has("metric")) {
        reporter.at(leaf, "有的栏写了 metric，有的没有；请都写在 columns 里，或都写在 lines 里");
      }
    }
    boolean columns = !leafMetrics().isEmpty();
    for (Block line : file.blocks("lines")) {
      if (columns && line.has("metric")) {
        reporter.at(line, "metric", "各栏已经写了 metric；请删去一处");
      }
    }
    if (!columns
        && file.has("lines")
        && file.blocks("lines").stream().noneMatch(line -> line.has("metric"))) {
      reporter.at(file, "lines", "没有一行写了 metric；请写出各行是哪个指标");
    }
  }

  private List<Word> leafMetrics() {
    List<Word> metrics = new ArrayList<>();
    leaves(file).forEach(leaf -> add(leaf.word("metric"), metrics));
    return metrics;
  }

  /** The metrics of the columns and lines, each where it stands for the first time. */
  static List<Word> metrics(Block file) {
    List<Word> metrics = new ArrayList<>();
    leaves(file).forEach(leaf -> add(leaf.word("metric"), metrics));
    file.blocks("lines").forEach(line -> add(line.word("metric"), metrics));
    return metrics;
  }

  /** The columns from left to right. */
  static List<Block> leaves(Block file) {
    List<Block> leaves = new ArrayList<>();
    for (Block head : file.blocks("columns")) {
      leaves.addAll(head.has("columns") ? leaves(head) : List.of(head));
    }
    return leaves;
  }

  private static void add(@Nullable Word metric, List<Word> metrics) {
    if (metric != null && metrics.stream().noneMatch(word -> word.text().equals(metric.text()))) {
      metrics.add(metric);
    }
  }
}
