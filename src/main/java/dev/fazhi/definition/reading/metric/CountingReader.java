package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Metric.Counting;
import dev.fazhi.definition.Metric.Derived;
import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.Metric.Given;
import dev.fazhi.definition.Metric.Operand;
import dev.fazhi.definition.Metric.Reported;
import dev.fazhi.definition.Metric.Rows;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a metric that is no ratio is computed.
 *
 * @param base what it builds on; null when it builds on nothing
 */
record CountingReader(
    MetricDraft draft,
    String source,
    Scope scope,
    @Nullable Rows base,
    ComputedFields computed,
    Map<String, Reference> references) {

  private static final List<Aggregate> AGGREGATES =
      List.of(Aggregate.SUM, Aggregate.DISTINCT, Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.P90);

  /** The keys that say how a metric is computed, the mutually exclusive ones first. */
  static final List<String> KEYS =
      List.of(
          "ratio",
          "derive",
          "given",
          "reported",
          "sum",
          "distinct",
          "mean",
          "median",
          "p90",
          "date",
          "from",
          "where");

  /** Whether values of two groups add up to that of both, as the parts of a ratio should. */
  static boolean addsUp(Counting counting) {
    return counting instanceof Reported
        || counting instanceof Given
        || (counting instanceof Derived derived && derived.addsUp())
        || (counting instanceof Rows rows
            && (rows.aggregate() == Aggregate.COUNT
                || rows.aggregate() == Aggregate.SUM
                || rows.aggregate() == Aggregate.DISTINCT));
  }

  /**
   * Null when something is wrong, which is then reported.
   *
   * @param by what it is broken down by
   */
  @Nullable Counting read(List<Dimension> by) {
    List<String> ways = KEYS.subList(2, 9).stream().filter(draft.block()::has).toList();
    if (ways.size() > 1) {
      draft.fault(ways.get(1), String.join(" 与 ", ways) + " 不能同时写；请只留一个");
      return null;
    }
    if (draft.block().has("given")) {
      return new GivenReader(draft, scope, references).read(by);
    }
    return draft.block().has("reported") ? reported() : rows();
  }

  private @Nullable Rows rows() {
    Word date = draft.block().word("date");
    if (date != null && !requireField(date, "date", Field.Type::isTime, "日期")) {
      return null;
    }
    if (date != null && base != null && base.date() != null) {
      draft.fault(date, "from 的指标已有 date: " + base.date() + "，不能再写 date；请删去一个");
      return null;
    }
    String inherited = base == null ? null : base.date();
    List<Condition> where = where();
    if (where == null) {
      return null;
    }
    Aggregate aggregate = aggregate();
    Operand operand = aggregate == Aggregate.COUNT ? null : operand(aggregate);
    if (aggregate != Aggregate.COUNT && operand == null) {
      return null;
    }
    Rows rows = new Rows(aggregate, operand, date == null ? inherited : date.text(), where);
    boolean timeless = where.stream().allMatch(condition -> condition.variables().isEmpty());
    if (rows.date() == null && timeless && !draft.block().has("date")) {
      draft.fault("where", "没有说哪些行归入统计期；请写 date、from，或在 where 里用 period_start、period_end 或 as_of");
      return null;
    }
    return rows;
  }

  /** The inherited conditions first; null when the own one is wrong. */
  private @Nullable List<Condition> where() {
    List<Condition> where = new ArrayList<>();
    if (base != null) {
      where.addAll(base.where());
    }
    if (draft.block().has("where")) {
      String what = "指标 " + draft.id().text() + " 的 where ";
      Condition own =
          ConditionReader.read(draft.block().word("where"), what, scope, true, draft.reporter());
      if (own == null) {
        return null;
      }
      where.add(own);
    }
    return List.copyOf(where);
  }

  private Aggregate aggregate() {
    return AGGREGATES.stream()
        .filter(aggregate -> draft.block().has(EnumNames.word(aggregate)))
        .findFirst()
        .orElse(Aggregate.COUNT);
  }

  private @Nullable Operand operand(Aggregate aggregate) {
    String key = EnumNames.word(aggregate);
    Word field = draft.block().word(key);
    Block span = draft.block().block(key);
    if (field != null) {
      boolean any = aggregate == Aggregate.DISTINCT;
      return requireField(field, key, type -> any || type.isNumber(), "数")
          ? new Operand.Value(field.text())
          : null;
    } else if (!draft.block().words(key).isEmpty()) {
      String all = computed.combined(draft, source, scope, draft.block().words(key));
      return all == null ? null : new Operand.Value(all);
    } else if (span != null && span.word("value") != null) {
      if (span.has("from") || span.has("to")) {
        draft.fault(key, key + " 写了 value 就不写 from 和 to；请只留一种");
      }
      Word value = span.word("value");
      String number = value == null ? null : computed.number(draft, source, scope, value);
      return number == null ? null : new Operand.Value(number);
    } else if (span != null) {
      for (String end : List.of("from", "to")) {
        if (!span.has(end)) {
          draft.reporter().at(span, key + " 缺少 " + end + "；要写 from 和 to 两个时间字段，或只写 value");
        }
      }
      Word from = span.word("from");
      Word to = span.word("to");
      if (from != null
          && to != null
          && requireField(from, key + ".from", Field.Type::isTime, "日期")
              & requireField(to, key + ".to", Field.Type::isTime, "日期")) {
        return new Operand.Days(from.text(), to.text());
      }
    }
    return null;
  }

  private @Nullable Reported reported() {
    for (String key : List.of("date", "from")) {
      if (draft.block().has(key)) {
        draft.fault(key, "reported 与 " + key + " 不能同时写；请删去 " + key);
      }
    }
    Block block = draft.block().block("reported");
    List<Condition> where = where();
    if (block == null || where == null) {
      return null;
    }
    if (block.flag("state") && block.has("cumulative")) {
      draft.fault("reported", "reported.state 与 cumulative 不能同时写：时点数不是累计数；请删去一个");
    }
    Word value = block.word("value");
    Word period = block.word("period");
    Word unit = block.word("unit");
    Word qualifier = block.word("qualifier");
    boolean right =
        requireField(value, "reported.value", Field.Type::isNumber, "数")
            & requireField(period, "reported.period", type -> type == Field.Type.PERIOD, "统计期")
            & requireField(unit, "reported.unit", Field.Type::isText, "文字")
            & (qualifier == null
                || requireField(qualifier, "reported.qualifier", Field.Type::isText, "文字"));
    return right && value != null && period != null && unit != null
        ? new Reported(
            value.text(),
            period.text(),
            unit.text(),
            block.flag("state"),
            block.has("cumulative") ? block.flag("cumulative") : null,
            where,
            qualifier == null ? null : qualifier.text())
        : null;
  }

  private boolean requireField(
      @Nullable Word name, String key, Predicate<Field.Type> fits, String wanted) {
    return name != null && scope.require(name, draft.of(key), fits, wanted, draft.reporter());
  }
}
