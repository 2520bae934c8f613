package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Example;
import dev.fazhi.definition.Expectation;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Metric.Counting;
import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.Metric.Ratio;
import dev.fazhi.definition.Metric.Rows;
import dev.fazhi.definition.RatioUnit;
import dev.fazhi.definition.Rounding;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.reading.source.Known;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a metric of what is written: counted rows, a ratio, or a sum of others. */
final class MetricMaker {

  private static final int RATIO_DECIMALS = 2;
  private final Known known;
  private final ComputedFields computed;
  private final BiFunction<MetricDraft, @Nullable Word, @Nullable Metric> find;
  private final Set<String> vague = new HashSet<>();

  /**
   * @param find the metric that another one names; null when it is not there or not right
   */
  MetricMaker(
      Known known,
      ComputedFields computed,
      BiFunction<MetricDraft, @Nullable Word, @Nullable Metric> find) {
    this.known = known;
    this.computed = computed;
    this.find = find;
  }

  /** The metrics whose breakdown is wrong. */
  Set<String> vague() {
    return vague;
  }

  /** Null when something is wrong, which is then reported. */
  @Nullable Metric make(MetricDraft draft) {
    return draft.isRatio() ? ratio(draft) : draft.isDerived() ? derived(draft) : counted(draft);
  }

  private @Nullable Metric counted(MetricDraft draft) {
    Word from = draft.block().has("reported") ? null : draft.block().word("from");
    Metric base = from == null ? null : find.apply(draft, from);
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
        && rows.aggregate() == Aggregate.SUM
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
      Metric of = find.apply(draft, term.word("of"));
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
    int ofUnit = RatioUnit.times(unit);
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
    Metric part = find.apply(draft, id);
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
