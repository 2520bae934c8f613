package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of {@code tables/}. */
public final class TableReader {

  /** Before a metric or a pattern of metrics that are left out of those named before. */
  private static final String WITHOUT = "!";

  private final MetricNames names;
  private final Map<String, Metric> metrics;
  private final Groupings groupings;
  private final UniqueNames ids = new UniqueNames("表的名字");
  private final UniqueNames sheets = new UniqueNames("工作表名");

  /**
   * @param sources by id, with the fields that metrics compute
   */
  public TableReader(
      MetricNames names,
      Map<String, Metric> metrics,
      Map<String, Source> sources,
      Map<String, Reference> references) {
    this.names = names;
    this.metrics = metrics;
    this.groupings = new Groupings(names, metrics, sources, references);
  }

  public Table read(Block file, Reporter reporter) {
    ids.check(file.word("table"), reporter);
    sheets.check(file.word("sheet"), reporter);
    SheetNames.check(file.word("sheet"), reporter);
    Table.Rows rows = EnumNames.constant(Table.Rows.class, file.text("rows"), Table.Rows.METRICS);
    Word by = file.word("by");
    if (file.word("rows") != null) {
      checkBy(rows, file, reporter);
    }
    Filing filing = new FilingReader(file, rows, groupings, reporter).read();
    List<Word> written = filing == null ? file.words("metrics") : FilingReader.metrics(file);
    return new Table(
        file.text("table"),
        file.text("title"),
        file.text("sheet"),
        file.text("intro"),
        metrics(written, rows == Table.Rows.GROUPS ? by : null, reporter),
        rows,
        by == null ? null : by.text(),
        EnumNames.constant(Table.Order.class, file.text("order"), Table.Order.NAME),
        file.texts("notes"),
        filing,
        extra(file, rows, filing, reporter),
        years(file, rows, filing, reporter),
        across(file, filing, written, reporter),
        top(file, filing, reporter));
  }

  /** How many groups are shown; they are the largest only where the largest come first. */
  private static int top(Block file, @Nullable Filing filing, Reporter reporter) {
    if (file.has("top") && (filing != null || !file.text("order").equals("value"))) {
      reporter.at(
          file,
          "top",
          filing != null ? "报送表要列出各组，没有 top；请删去" : "top 列出数最大的几组；请加上 order: value，或删去 top");
    }
    return file.whole("top", 0);
  }

  private static int years(
      Block file, Table.Rows rows, @Nullable Filing filing, Reporter reporter) {
    if (file.has("years") && (filing != null || rows == Table.Rows.MONTHS)) {
      reporter.at(file, "years", "years 只用于 rows: groups 和 metrics 的分析用表；请删去");
    }
    return file.whole("years", 0);
  }

  /** The second grouping; the metric must be counted by both at once. */
  private Table.@Nullable Across across(
      Block file, @Nullable Filing filing, List<Word> written, Reporter reporter) {
    Word by = file.word("across");
    if (by == null) {
      return null;
    }
    for (String key : List.of("extra", "years", "top")) {
      if (file.has(key)) {
        reporter.at(file, key, "交叉的表（有 across）没有 " + key + "；请删去");
      }
    }
    if (filing != null || !file.has("by") || written.size() != 1) {
      reporter.at(by, "across 只用于一个指标、写了 by 的分析用表；请改正");
      return null;
    }
    String metric = written.get(0).text();
    String cells = groupings.crossing(metric, file.text("by"), by, reporter);
    return cells == null ? null : new Table.Across(by.text(), cells);
  }

  /** The extra columns of a plain table; each must have a meaning for its kind of rows. */
  private List<Filing.Part> extra(
      Block file, Table.Rows rows, @Nullable Filing filing, Reporter reporter) {
    for (Block leaf : filing == null ? List.<Block>of() : FilingReader.leaves(file)) {
      checkPart(leaf, filing == null ? List.of() : shown(leaf, file), reporter);
    }
    List<Filing.Part> parts = new ArrayList<>();
    for (Word word : file.words("extra")) {
      Filing.Part part = EnumNames.constant(Filing.Part.class, word.text(), Filing.Part.VALUE);
      if (filing != null) {
        reporter.at(word, "报送表的各栏写在 columns 里；请把“" + word.text() + "”写成一栏的 part");
      } else if (parts.contains(part)) {
        reporter.at(word, "“" + word.text() + "”写了两次；请删去一处");
      } else if (!Filing.Part.of(rows).contains(part)) {
        List<String> fit = Filing.Part.of(rows).stream().map(EnumNames::word).toList();
        reporter.at(
            word,
            "rows: %s 的表没有“%s”这样的栏；%s"
                .formatted(
                    EnumNames.word(rows),
                    word.text(),
                    fit.isEmpty() ? "请删去 extra" : "可用的有：" + String.join("、", fit)));
      }
      parts.add(part);
      boolean judged =
          file.texts("metrics").stream()
              .flatMap(id -> Stream.ofNullable(metrics.get(id)))
              .anyMatch(metric -> !metric.verdict().isEmpty());
      if (Filing.Part.JUDGED.contains(part) && filing == null && !judged) {
        reporter.at(word, "这张表没有一个指标写了 verdict；请在指标那里写怎样评定，或删去 " + word.text());
      }
    }
    return List.copyOf(parts);
  }

  /** The metrics that a column of a form shows, its own or those of the lines. */
  private List<Metric> shown(Block leaf, Block file) {
    List<Word> named =
        leaf.has("metric")
            ? Stream.ofNullable(leaf.word("metric")).toList()
            : FilingReader.metrics(file);
    return named.stream().flatMap(id -> Stream.ofNullable(metrics.get(id.text()))).toList();
  }

  private static void checkPart(Block leaf, List<Metric> shown, Reporter reporter) {
    if (shown.isEmpty()) {
      return;
    }
    Metric first = shown.get(0);
    if (List.of("verdict", "target", "of-target").contains(leaf.text("part"))
        && shown.stream().allMatch(metric -> metric.verdict().isEmpty())) {
      reporter.at(leaf, "part", first.id() + " 没有写 verdict；请在它那里写怎样评定");
    } else if (leaf.text("part").equals("share") && shown.stream().noneMatch(Metric::addsUp)) {
      reporter.at(leaf, "part", first.name() + "各组相加不是合计，没有占比；请改成 part: rank 或删去这一栏");
    }
  }

  private static void checkBy(Table.Rows rows, Block file, Reporter reporter) {
    if (rows == Table.Rows.GROUPS) {
      if (!file.has("by")) {
        reporter.at(file, "rows", "rows: groups 的表要有 by；请写按哪个字段分组");
      }
      return;
    }
    for (String key : List.of("by", "order", "top")) {
      if (file.has(key)) {
        reporter.at(
            file,
            key,
            key + " 只用于 rows: groups；这张表是 rows: " + EnumNames.word(rows) + "，请删去 " + key);
      }
    }
  }

  private List<String> metrics(List<Word> written, @Nullable Word by, Reporter reporter) {
    Set<String> expanded = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    for (Word word : written) {
      if (word.text().startsWith(WITHOUT)) {
        String rest = word.text().substring(WITHOUT.length());
        matching(new Word(rest, word.line()), reporter).forEach(expanded::remove);
        continue;
      }
      boolean pattern = word.text().contains("*");
      List<String> matching = pattern ? matching(word, reporter) : single(word, reporter);
      if (!pattern && !named.add(word.text())) {
        reporter.at(word, "指标“" + word.text() + "”写了两次；请删去一处");
      }
      if (by != null) {
        matching.forEach(id -> groupings.check(id, by.text(), word.line(), reporter));
      }
      expanded.addAll(matching);
    }
    return List.copyOf(expanded);
  }

  private List<String> single(Word id, Reporter reporter) {
    names.require(id, reporter);
    return List.of(id.text());
  }

  private List<String> matching(Word pattern, Reporter reporter) {
    Pattern glob =
        Pattern.compile(
            Stream.of(pattern.text().split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    List<String> matching = names.ids().stream().filter(id -> glob.matcher(id).matches()).toList();
    if (matching.isEmpty() && !names.open()) {
      List<String> prefixes =
          names.ids().stream().map(id -> id.replaceFirst("\\..*", "") + ".*").distinct().toList();
      reporter.at(
          pattern,
          "没有一个指标符合“%s”%s"
              .formatted(pattern.text(), Spelling.hintOrAll(pattern.text(), prefixes, "可用的有")));
    }
    return matching;
  }
}
