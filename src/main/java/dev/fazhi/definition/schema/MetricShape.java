package dev.fazhi.definition.schema;

import static dev.fazhi.definition.schema.ValueShapes.DAY;
import static dev.fazhi.definition.schema.ValueShapes.NAME;
import static dev.fazhi.definition.schema.ValueShapes.NAMES;
import static dev.fazhi.definition.schema.ValueShapes.NUMBER;
import static dev.fazhi.definition.schema.ValueShapes.NUMBER_PATTERN;
import static dev.fazhi.definition.schema.ValueShapes.TEXT;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS;
import static dev.fazhi.definition.yaml.Shape.Key.may;
import static dev.fazhi.definition.yaml.Shape.Key.must;

import dev.fazhi.definition.Rounding;
import dev.fazhi.definition.yaml.Shape;
import dev.fazhi.definition.yaml.Shape.Flag;
import dev.fazhi.definition.yaml.Shape.Keys;
import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.Named;
import dev.fazhi.definition.yaml.Shape.OneOf;
import dev.fazhi.definition.yaml.Shape.Text;
import dev.fazhi.definition.yaml.Shape.Whole;
import java.util.List;

/** The keys of a file of metrics. */
public final class MetricShape {

  private static final Text METRIC_ID =
      Text.matching(
          "[a-z][a-z0-9_]{0,47}(\\.[a-z][a-z0-9_]{0,47})?", "像 cases.received 这样的小写名字，最多一个点");

  private static final Keys RATIO =
      Keys.of(
          must("of", TEXT, "分子指标"),
          must("to", TEXT, "分母指标"),
          may("times", new Whole(1, 100_000_000), "商乘以多少：单位是 % 时 100，‰ 时 1000，否则 1"));

  private static final Keys TERM =
      Keys.of(must("of", TEXT, "哪个指标"), may("times", NUMBER, "乘以多少：权重，单位的换算，或 -1（减去）；不写是 1"));

  private static final Keys REPORTED =
      Keys.of(
          must("value", TEXT, "数值字段"),
          must("period", TEXT, "统计期字段"),
          must("unit", TEXT, "填报单位字段"),
          may("qualifier", TEXT, "限定词字段"),
          may("state", new Flag(), "是否为时点数，取最近一期；不写是 false，各月相加"),
          may(
              "cumulative",
              new Flag(),
              "各月报的是否为一月至当月的累计数：是则取最近一月；不写按当月数相加，像是累计数时会提示，确是当月数的写 false"));

  private static final Shape.Either OPERAND =
      new Shape.Either(
          new Text(null, "一个字段"),
          Keys.of(
              may("from", TEXT, "起始时间字段"),
              may("to", TEXT, "终止时间字段"),
              may("value", TEXT, "代替 from 和 to：逐行算出的数，写法与条件里的值相同")));

  private static final Shape.Either DIMENSION =
      new Shape.Either(
          new Text(null, "一个字段"),
          Keys.of(
              may("band", TEXT, "按哪个数分段，写法与条件里的值相同"),
              may("at", new Many(NUMBER, false), "在哪些数上分段，每段含上限"),
              may("labels", NAMES, "各段叫什么，比 at 多一个；不写就由 at 得出"),
              may("unit", TEXT, "各段名称里的单位；不写时由函数得出"),
              may("cross", TEXTS, "代替 band：几个文字字段交叉成一个分组"),
              may("name", NAME, "表里用的名字；不写就由写法得出"),
              may("label", TEXT, "标题里怎么称呼它")));

  private static final Text OUTCOME = Text.matching(NUMBER_PATTERN + "|none", "一个数，没有值时写 none");

  private static final Shape.Either EXPECTED =
      new Shape.Either(
          OUTCOME,
          Keys.of(
              must("value", OUTCOME, "比率"),
              may("numerator", NUMBER, "分子"),
              may("denominator", NUMBER, "分母")));

  private static final Keys EXAMPLE =
      Keys.of(
          must("as_of", DAY, "截止日"),
          must("given", new Many(new Named(NAME, TEXT), true), "有哪些行"),
          must("expect", EXPECTED, "当年累计应是多少"),
          may("prior", EXPECTED, "上年同期应是多少"));

  private static final Keys EXPECTATION =
      Keys.of(
          may("min", NUMBER, "当年累计的下限"),
          may("max", NUMBER, "当年累计的上限"),
          may("change_percent", new Whole(1, 1_000_000), "与上年同期相差的百分比上限"),
          may("severity", new OneOf(List.of("warning", "error")), "超出时只提示（不写时），还是不发布"));

  private static final Keys GRADE =
      Keys.of(
          may("at_least", TEXT, "不低于多少：一个数，或一个指标（如各单位的目标值）"),
          may("at_most", TEXT, "不高于多少：一个数，或一个指标"),
          must("say", TEXT, "评定的用语"));

  private static final Keys METRIC =
      Keys.of(
          must("name", TEXT, "指标的中文名"),
          must("unit", TEXT, "单位"),
          must("meaning", TEXT, "口径"),
          may("aliases", NAMES, "文稿和表头里的别名"),
          may("source", TEXT, "数据源，与文件开头不同时才写"),
          may("date", TEXT, "按哪个日期字段归入统计期"),
          may("from", TEXT, "在哪个指标的基础上"),
          may("where", TEXT, "还要满足的条件"),
          may("optional", new Flag(), "写 true，它用的列从没有送来过时，表、文稿和数字里就都没有它"),
          may("ratio", RATIO, "两个指标之比"),
          may("derive", new Many(TERM, false), "几个指标相加，各乘以权重"),
          may("given", TEXT, "取自哪张按年写数的参照表，如人口、目标值"),
          may("verdict", new Many(GRADE, false), "怎样评定：从上往下，先符合的算"),
          may("reported", REPORTED, "各单位报送的数"),
          may("sum", OPERAND, "求和"),
          may("distinct", new Shape.Either(new Text(null, "一个字段"), TEXTS), "不同值的个数；写几个字段就是不同组合的个数"),
          may("mean", OPERAND, "平均值"),
          may("median", OPERAND, "中位数"),
          may("p90", OPERAND, "九成位数"),
          may("decimals", new Whole(0, 6), "小数位数；不写时计数是 0，求和同字段，比率是 2"),
          may("rounding", OneOf.constants(Rounding.class), "修约方法；不写是 half-up"),
          may("by", new Many(DIMENSION, true), "按哪些字段分组"),
          may("since", DAY, "口径从哪天起改过"),
          may("expect", EXPECTATION, "数值的可信范围"),
          may("examples", new Many(EXAMPLE, true), "例子：有这些行时应是多少"));

  private static final Keys IDENTITY =
      Keys.of(
          must("name", TEXT, "恒等式的名字"),
          must("left", TEXTS, "左边相加的指标"),
          must("right", TEXTS, "右边相加的指标"));

  public static final Keys FILE =
      Keys.of(
          must("source", TEXT, "这些指标的数据源"),
          must("metrics", new Named(METRIC_ID, METRIC), "指标"),
          may("identities", new Many(IDENTITY, true), "必须成立的恒等式"));

  private MetricShape() {}
}
