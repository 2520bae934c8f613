package dev.fazhi.publish;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.NightlyFixture;
import dev.fazhi.definition.Rounding;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.SourceFixture;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionNode;
import dev.fazhi.definition.condition.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions of a few tables, for the tests of what is published. */
public final class SampleDefinitions {

  private static final List<Metric.Dimension> BY_UNIT = List.of(new Metric.Dimension("unit", 0));

  private SampleDefinitions() {}

  static Source hotline() {
    return SourceFixture.source(
        "hotline",
        "12345 热线工单",
        "一行一张工单",
        List.of(
            field("ticket_no", "工单编号", Field.Type.ID),
            field("received_at", "受理时间", Field.Type.DATE_TIME),
            field("closed_at", "办结时间", Field.Type.DATE_TIME),
            field("unit", "承办单位", Field.Type.TEXT)),
        List.of("ticket_no"),
        List.of(),
        List.of("姓名", "联系电话"),
        List.of("*热线*"),
        Source.Delivery.INCREMENTAL,
        new Source.Tolerance(5, 20),
        null,
        "received_at",
        List.of("received_at", "closed_at"));
  }

  private static Field field(String name, String title, Field.Type type) {
    return new Field(
        name,
        List.of(title),
        type,
        false,
        null,
        Map.of(),
        null,
        null,
        Field.Reading.usual(type),
        "");
  }

  public static Definitions definitions(Table... tables) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (Metric metric :
        List.of(
            count(Samples.RECEIVED, "热线受理量", "received_at", List.of()),
            count(Samples.CLOSED, "热线办结量", "received_at", List.of(closedByTheCutOff())),
            ratio(Samples.RATE, "热线办结率", Samples.CLOSED, Samples.RECEIVED),
            count("hotline.satisfied", "满意量", "received_at", List.of()),
            count("hotline.rated", "有效评价量", "received_at", List.of()),
            ratio(Samples.RATED_RATE, "满意率", "hotline.satisfied", "hotline.rated"),
            days())) {
      metrics.put(metric.id(), metric);
    }
    Nightly nightly =
        NightlyFixture.of(new Nightly.Layout(List.of(), List.of(), Nightly.Layout.NOTHING, 30));
    return new Definitions(
        nightly,
        Map.of("hotline", hotline()),
        Map.of(),
        metrics,
        List.of(),
        List.of(tables),
        "ab".repeat(32));
  }

  public static Table key() {
    return table(
        "key-figures",
        "主要指标",
        "主要指标",
        "报告所用的各项总数与比率，与上年同期对照。",
        List.of(
            Samples.RECEIVED,
            Samples.CLOSED,
            Samples.RATE,
            Samples.RATED_RATE,
            "hotline.days_to_close"),
        Table.Rows.METRICS,
        null,
        Table.Order.NAME,
        List.of(),
        null);
  }

  static Table byMonth() {
    return table(
        "hotline-by-month",
        "热线工单分月统计",
        "热线分月",
        "每月受理的工单及其办结、评价情况。",
        List.of(Samples.RECEIVED, Samples.CLOSED, Samples.RATE, Samples.RATED_RATE),
        Table.Rows.MONTHS,
        null,
        Table.Order.NAME,
        List.of("办结情况以截止日为准。"),
        null);
  }

  public static Table byUnit() {
    return table(
        "hotline-by-unit",
        "热线工单分单位统计",
        "热线分单位",
        "按承办单位统计的受理与办结情况。",
        List.of(Samples.RECEIVED, Samples.CLOSED, Samples.RATE),
        Table.Rows.GROUPS,
        "unit",
        Table.Order.VALUE,
        List.of(),
        null);
  }

  /** The same laid out to be filed. */
  public static Table filing() {
    Filing filing =
        new Filing(
            "热线统1表",
            List.of(
                new Filing.Head(
                    "受理",
                    null,
                    0,
                    List.of(
                        head("本期（件）", Samples.RECEIVED, Filing.Part.VALUE),
                        head("上年同期（件）", Samples.RECEIVED, Filing.Part.PRIOR),
                        head("增减幅（%）", Samples.RECEIVED, Filing.Part.CHANGE)),
                    null),
                head("办结（件）", Samples.CLOSED, Filing.Part.VALUE),
                head("办结率（%）", Samples.RATE, Filing.Part.VALUE)),
            List.of(),
            Map.of());
    return table(
        "filing",
        "热线工单办理情况统计表",
        "报送 热线",
        "作废的不计。",
        List.of(Samples.RECEIVED, Samples.CLOSED, Samples.RATE),
        Table.Rows.GROUPS,
        "unit",
        Table.Order.VALUE,
        List.of(),
        filing);
  }

  private static Filing.Head head(String header, String metric, Filing.Part part) {
    return new Filing.Head(header, null, 0, List.of(), new Filing.Leaf(metric, part));
  }

  private static Metric ratio(String id, String name, String upper, String lower) {
    return metric(id, name, "%", name + "的含义", new Metric.Ratio(upper, lower, 100), 2, BY_UNIT);
  }

  private static Metric days() {
    return metric(
        "hotline.days_to_close",
        "平均办理时长",
        "天",
        "办结时间与受理时间之差的平均值",
        new Metric.Rows(
            Aggregate.MEAN,
            new Metric.Operand.Days("received_at", "closed_at"),
            "received_at",
            List.of()),
        1,
        List.of());
  }

  private static Metric count(String id, String name, String date, List<Condition> where) {
    Metric.Rows rows = new Metric.Rows(Aggregate.COUNT, null, date, where);
    return metric(id, name, "件", name + "的含义", rows, 0, BY_UNIT);
  }

  private static Metric metric(
      String id,
      String name,
      String unit,
      String meaning,
      Metric.Counting counting,
      int decimals,
      List<Metric.Dimension> by) {
    return new Metric(
        id,
        name,
        unit,
        meaning,
        "hotline",
        counting,
        decimals,
        Rounding.HALF_UP,
        by,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        false);
  }

  private static Condition closedByTheCutOff() {
    return new Condition(
        "closed_at <= as_of",
        new ConditionNode.Comparison(
            new ConditionNode.Name("closed_at"), "<=", new ConditionNode.Name("as_of")),
        Set.of("closed_at"),
        Set.of(Condition.Variable.AS_OF),
        null);
  }

  private static Table table(
      String id,
      String title,
      String sheet,
      String note,
      List<String> metrics,
      Table.Rows rows,
      @Nullable String by,
      Table.Order order,
      List<String> notes,
      @Nullable Filing filing) {
    return new Table(
        id, title, sheet, note, metrics, rows, by, order, notes, filing, List.of(), 0, null, 0);
  }
}
