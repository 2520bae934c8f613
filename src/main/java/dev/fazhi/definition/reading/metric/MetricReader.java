package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Example;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Metric.Counting;
import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.Metric.Ratio;
import dev.fazhi.definition.Metric.Rounding;
import dev.fazhi.definition.Metric.Rows;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.reading.source.Known;
import dev.fazhi.definition.schema.ValueShapes;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of {@code metrics/}. All are gathered first, since a metric may build on another
 * that follows it or is in another file.
 */
public final class MetricReader {

  private static final int RATIO_DECIMALS = 2;

  private final Known known;
  private final Map<String, MetricDraft> drafts = new LinkedHashMap<>();
  private final Map<String, Metric> made = new LinkedHashMap<>();
  private final Set<String> tried = new HashSet<>();
  private final Set<String> vague = new HashSet<>();
  private final List<String> path = new ArrayList<>();
  private final ComputedFields computed = new ComputedFields();
  private boolean open;

  public MetricReader(Known known) {
    this.known = known;
  }

  /** Records that a file could not be read, so that it may contain any metric. */
  public void addUnreadable() {
    open = true;
  }

  public void add(Block file, Reporter reporter) {
    Word source = file.word("source");
    if (source != null) {
      known.requireSource(source, reporter);
    }
    Map<Word, Block> metrics = file.named("metrics");
    open |= metrics.isEmpty();
    metrics.forEach(
        (id, block) -> {
          MetricDraft draft = MetricDraft.of(id, block, file, reporter);
          MetricDraft first = drafts.putIfAbsent(id.text(), draft);
          if (first != null) {
            reporter.at(
                id.line(),
                "指标 %s 在 %s:%s 已经有了；请改名或删去一处"
                    .formatted(id.text(), first.reporter().file(), first.id().line()));
          }
        });
  }

  /** All metrics that are right, in the order declared. */
  public Map<String, Metric> metrics() {
    drafts.keySet().forEach(this::find);
    drafts.values().forEach(this::checkBounds);
    Map<String, Metric> ordered = new LinkedHashMap<>();
    for (String id : drafts.keySet()) {
      Metric metric = made.get(id);
      if (metric != null) {
        ordered.put(id, metric);
      }
    }
    return Ordered.copy(ordered);
  }

  /** A verdict compares a value with another metric's of the same group and unit. */
  private void checkBounds(MetricDraft draft) {
    Metric own = made.get(draft.id().text());
    for (Block grade : draft.block().blocks("verdict")) {
      for (String key : QualityExpectationReader.BOUNDS) {
        Word bound = grade.word(key);
        if (bound == null || bound.text().matches(ValueShapes.NUMBER_PATTERN)) {
          continue;
        }
        Metric of = find(draft, bound);
        if (own != null && of != null && !of.unit().equals(own.unit())) {
          draft.fault(
              bound, of.id() + " 的单位是“" + of.unit() + "”，与这个指标的“" + own.unit() + "”不同，不能相比；请换一个指标");
        }
      }
    }
  }

  /** The fields that the metrics of a source declare where they need them. */
  public List<MeasuredField> computed(String source) {
    return computed.of(source);
  }

  /** The names that other definitions may use. */
  public MetricNames names() {
    return new MetricNames(List.copyOf(drafts.keySet()), Set.copyOf(vague), open);
  }

  private @Nullable Metric find(String id) {
    MetricDraft draft = drafts.get(id);
    if (draft == null || made.containsKey(id)) {
      return made.get(id);
    }
    if (path.contains(id)) {
      String circle = String.join(" → ", path.subList(path.indexOf(id), path.size()));
      String key = draft.isRatio() ? "ratio" : draft.isDerived() ? "derive" : "from";
      draft.fault(key, "绕成了圈（" + circle + " → " + id + "）；请断开一处");
      return null;
    }
    if (tried.add(id)) {
      path.add(id);
      Metric metric = make(draft);
      path.remove(path.size() - 1);
      if (metric != null) {
        made.put(id, metric);
      }
    }
    return made.get(id);
  }

  /** The metric that another one names under that key; null when it is not there or not right. */
  private @Nullable Metric find(MetricDraft draft, @Nullable Word id) {
    if (id == null) {
      return null;
    }
    String missing = names().missing(id.text());
    if (missing != null) {
      draft.fault(id, missing);
      return null;
    }
    return find(id.text());
  }

  private @Nullable Metric make(MetricDraft draft) {
    return draft.isRatio() ? ratio(draft) : draft.isDerived() ? derived(draft) : counted(draft);
  }

  private @Nullable Metric counted(MetricDraft draft) {
    Word from = draft.block().has("reported") ? null : draft.block().word("from");
    Metric base = from == null ? null : find(draft, from);
    Word source = draft.source();
    if (source == null
        || (draft.block().has("source") && !known.requireSource(source, draft.reporter()))) {
      return null;
    }
    Scope scope = known.scopes().get(source.text());
    if (scope == null) {
      return null;
    }
    List<Dimension> by =
        by(draft, new DimensionReader(draft, source.text(), scope, computed)::read);
    if (from != null && !fits(draft, from, base, source.text())) {
      return null;
    }
    Rows rows = base != null && base.counting() instanceof Rows inherited ? inherited : null;
    Counting counting =
        new CountingReader(draft, source.text(), scope, rows, computed, known.references())
            .read(by);
    Stream<Metric> bases = Stream.ofNullable(base);
    return metric(draft, scope, source.text(), counting, decimals(counting, scope), by, bases);
  }

  /** A sum has as many as its field, so that nothing is rounded away unasked. */
  private static int decimals(@Nullable Counting counting, Scope scope) {
    if (counting instanceof Rows rows
        && rows.aggregate() == Metric.Aggregate.SUM
        && rows.of() instanceof Metric.Operand.Value value) {
      Field field = scope.fields().get(value.field());
      return field == null ? RATIO_DECIMALS : decimals(field, Field.Reading.MOST_DECIMALS);
    }
    // units report whole numbers and others under one heading: those that say nothing are whole
    return counting instanceof Metric.Reported reported
        ? decimals(scope.typed(reported.value()), 0)
        : 0;
  }

  private static int decimals(@Nullable Field field, int unsaid) {
    int own = field == null ? 0 : field.reading().decimals();
    return own == Field.Reading.MOST_DECIMALS ? unsaid : own;
  }

  private static boolean fits(MetricDraft draft, Word from, @Nullable Metric base, String source) {
    if (base == null) {
      return false;
    } else if (!(base.counting() instanceof Rows)) {
      draft.fault(from, "from 只能是数行的指标；" + base.id() + " 是比率或报送的数");
      return false;
    } else if (!base.source().equals(source)) {
      draft.fault(
          from, "from 的 " + base.id() + " 属于数据源 " + base.source() + "，而这个指标属于 " + source + "；请统一");
      return false;
    }
    return true;
  }

  private @Nullable Metric ratio(MetricDraft draft) {
    alone(draft, "ratio");
    Block ratio = draft.block().block("ratio");
    if (ratio == null) {
      return null;
    }
    Metric upper = part(draft, ratio.word("of"));
    Metric lower = part(draft, ratio.word("to"));
    if (upper == null || lower == null) {
      return null;
    }
    Ratio counting = new Ratio(upper.id(), lower.id(), times(draft, ratio));
    return of(draft, counting, RATIO_DECIMALS, List.of(upper, lower));
  }

  private @Nullable Metric derived(MetricDraft draft) {
    alone(draft, "derive");
    DerivedReader reader = new DerivedReader(draft);
    Map<Block, Metric> terms = new LinkedHashMap<>();
    for (Block term : draft.block().blocks("derive")) {
      Metric of = find(draft, term.word("of"));
      if (of != null) {
        terms.put(term, of);
      }
    }
    Metric.Derived counting = reader.read(terms);
    return counting == null
        ? null
        : of(draft, counting, reader.decimals(terms), List.copyOf(terms.values()));
  }

  private static void alone(MetricDraft draft, String way) {
    for (String key : CountingReader.KEYS) {
      if (!key.equals(way) && draft.block().has(key)) {
        draft.fault(key, way + " 与 " + key + " 不能同时写；请删去一个");
      }
    }
  }

  /** A metric that is worked out from others, in the source of the first of them. */
  private @Nullable Metric of(
      MetricDraft draft, Counting counting, int decimals, List<Metric> operands) {
    String source = operands.get(0).source();
    Word own = draft.block().word("source");
    if (own != null && !own.text().equals(source)) {
      String what = draft.isRatio() ? "比率的数据源就是分子" : "它的数据源就是 derive 里第一个指标";
      draft.fault(own, what + "的数据源 " + source + "；请删去 source");
    }
    Scope scope = known.scopes().get(source);
    if (scope == null) {
      return null;
    }
    List<Metric> parts = operands.stream().filter(metric -> !vague.contains(metric.id())).toList();
    List<Dimension> by =
        by(draft, () -> new DimensionReader(draft, source, scope, computed).within(parts));
    return metric(draft, scope, source, counting, decimals, by, operands.stream());
  }

  /** As written, which must be what the unit says. */
  private static int times(MetricDraft draft, Block ratio) {
    String unit = draft.block().text("unit");
    if (unit.equals("％") || unit.startsWith("百分")) {
      draft.fault("unit", "单位“" + unit + "”不会乘以 100；百分比的单位请写成 \"%\"");
    }
    int ofUnit = Ratio.timesOf(unit);
    int times = ratio.whole("times", ofUnit);
    if (times != ofUnit) {
      draft.fault(
          "ratio",
          "times: %d 与单位“%s”不合，应为 %d（不写就按单位）；每几件中几件的，单位写清，如 人/件、件/万人、%%、‰"
              .formatted(times, unit, ofUnit));
    }
    return times;
  }

  /** Reads the breakdown, taking note when something in it is wrong. */
  private List<Dimension> by(MetricDraft draft, Supplier<List<Dimension>> reader) {
    int before = draft.reporter().found().size();
    List<Dimension> by = reader.get();
    if (draft.reporter().found().size() > before) {
      vague.add(draft.id().text());
    }
    return by;
  }

  private @Nullable Metric part(MetricDraft draft, @Nullable Word id) {
    Metric part = find(draft, id);
    if (part != null && id != null && !CountingReader.addsUp(part.counting())) {
      draft.fault(id, "比率的分子和分母应是计数、求和或报送的数；" + part.id() + " 不是");
      return null;
    }
    return part;
  }

  private static @Nullable Metric metric(
      MetricDraft draft,
      Scope scope,
      String source,
      @Nullable Counting counting,
      int decimals,
      List<Dimension> by,
      Stream<Metric> bases) {
    Block block = draft.block();
    QualityExpectationReader trust = new QualityExpectationReader(draft, scope);
    List<Example> examples = trust.examples();
    Expectation expectation = trust.expectation();
    LocalDate since = trust.since(bases);
    if (counting == null) {
      return null;
    }
    return new Metric(
        draft.id().text(),
        block.text("name"),
        block.text("unit"),
        block.text("meaning"),
        source,
        counting,
        block.whole("decimals", decimals),
        EnumNames.constant(Rounding.class, block.text("rounding"), Rounding.HALF_UP),
        by,
        examples,
        expectation,
        since,
        block.texts("aliases"),
        trust.verdict(),
        block.flag("optional"));
  }
}
