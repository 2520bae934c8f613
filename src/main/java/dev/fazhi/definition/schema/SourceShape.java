package dev.fazhi.definition.schema;

import static dev.fazhi.definition.schema.ValueShapes.DASHED;
import static dev.fazhi.definition.schema.ValueShapes.NAME;
import static dev.fazhi.definition.schema.ValueShapes.NAMES;
import static dev.fazhi.definition.schema.ValueShapes.NAMES_OR_NONE;
import static dev.fazhi.definition.schema.ValueShapes.POSITIVE;
import static dev.fazhi.definition.schema.ValueShapes.TEXT;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS_OR_NONE;
import static dev.fazhi.definition.yaml.Shape.Key.may;
import static dev.fazhi.definition.yaml.Shape.Key.must;

import dev.fazhi.definition.ExpectedDoubt;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Cut;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Shape;
import dev.fazhi.definition.yaml.Shape.Flag;
import dev.fazhi.definition.yaml.Shape.Keys;
import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.Named;
import dev.fazhi.definition.yaml.Shape.OneOf;
import dev.fazhi.definition.yaml.Shape.Text;
import dev.fazhi.definition.yaml.Shape.Whole;
import java.util.List;

/** The keys of a source. */
public final class SourceShape {

  private static final Text DAY_ORDER =
      Text.matching(
          "(d{1,2}[-/.]m{1,2}[-/.]y{2,4}|m{1,2}[-/.]d{1,2}[-/.]y{2,4}|y{2,4}[-/.]m{1,2}[-/.]d{1,2})( .*)?"
              .replace("d", "[dD]")
              .replace("m", "[mM]")
              .replace("y", "[yY]"),
          "像 dd/MM/yyyy、M/d/yyyy 或 yy-M-d 这样的日期格式");

  private static final Keys DERIVE =
      Keys.of(
          may("from", TEXT, "从哪个字段推出；sheet 为工作表名（文本文件没有工作表，取文件名），file 为文件名"),
          may("containing", new Named(TEXT, TEXT), "含有什么文字就取什么值"),
          may("level", new Whole(1, 9), "取 path 字段的第几级"),
          may("pattern", TEXT, "取正则表达式第一个括号里的文字，没有括号就取整个匹配"),
          may("part", OneOf.constants(Cut.Part.class), "取日期的哪一部分"),
          may("value", TEXT, "用这一行的其他字段算出，写法与条件里的值相同；用到 as_of 或查来的字段的，统计时才算"));

  private static final Keys LOOKUP =
      Keys.of(
          must("source", TEXT, "在哪个数据源里查"),
          may("by", TEXT, "用这里的哪个字段去查；不写就取那边所有行里 latest 最晚的一行"),
          may("to", TEXT, "与那边的哪个字段相等；不写就是同名的"),
          must("take", TEXT, "取那边的哪个字段"),
          may("latest", TEXT, "那边一个编号有几行时，取这个日期字段在截止日前最晚的一行"));

  private static final Keys FIELD =
      Keys.of(
          may("headers", NAMES, "表头的各种写法，常用的在前；只从别处推出的字段可以不写"),
          may("label", TEXT, "标题和提示里怎么称呼它；不写就用第一个表头"),
          must("type", OneOf.constants(Field.Type.class), "类型"),
          may("required", new Flag(), "是否必填；不写是 false"),
          may("required_when", TEXT, "什么条件下必填"),
          may("values", new Named(TEXT, NAMES_OR_NONE), "已知的取值和各自的别种写法"),
          may(
              "unknown",
              OneOf.constants(Consequence.class),
              "不在 values 里的值：退回该行（不写时）、照收并提示，还是清空并提示"),
          may("empty", NAMES_OR_NONE, "这个字段里哪些字样等于没有填，代替 nightly.yml 里的"),
          may(
              "decimals",
              new Whole(0, Field.Reading.MOST_DECIMALS),
              "保留几位小数，多的四舍五入；不写时 money 是 2，decimal 是 6"),
          may("format", DAY_ORDER, "年月日的次序，只用于可能有两种读法的写法"),
          may("zone", TEXT, "没有写时区的时刻是哪里的时间；不写就是 nightly.yml 的 zone"),
          may("day", new OneOf(List.of("start", "end")), "只有日期没有时间时，算那天开始（不写时）还是结束"),
          may("not_before", TEXT, "只有日期没有时间时，同一天内不早于哪个字段"),
          may("pattern", TEXT, "编号的样子，正则表达式"),
          may("reference", TEXT, "用哪张参照表"),
          may("derive", DERIVE, "为空时从哪里推出"),
          may("lookup", LOOKUP, "统计时按编号从另一个数据源查来"));

  private static final Keys RULE =
      Keys.of(
          must("name", DASHED, "规则的名字"),
          must("check", TEXT, "必须成立的条件"),
          must("field", TEXT, "出错时指哪个字段"),
          must("message", TEXT, "给人看的一句话"),
          may("severity", OneOf.constants(Consequence.class), "不符合时退回该行（不写时）、照收并提示，还是清空 field 并提示"),
          may("optional", new Flag(), "写 true，导出里没有它用的列时不检查，也不算缺列"));

  private static final Keys EXPECTED_DOUBT =
      Keys.of(
          must("code", new OneOf(ExpectedDoubt.CODES), "哪一种提示"),
          may("field", NAME, "只是哪个字段的；不写就是这个来源的都算"),
          may("value", TEXT, "只是这个字段的哪个取值（如哪个单位）；不写就都算"),
          must("reason", TEXT, "为什么本来就是这样，给看数字的人"));

  private static final Keys UNPIVOT =
      Keys.of(
          must("columns", NAMES, "哪些列，按表头的样式，* 代表任意文字"),
          must("into", TEXT, "表头的文字放进哪个字段"),
          must("value", TEXT, "格里的内容放进哪个字段"));

  private static final Keys TOLERANCE =
      Keys.of(must("percent", new Whole(0, 100), "退回行的百分比上限"), must("rows", POSITIVE, "退回多少行起才算"));

  private static final Keys WITHDRAWAL_LIMIT =
      Keys.of(must("percent", new Whole(0, 100), "缺行的百分比上限"), must("rows", POSITIVE, "缺多少行起才算"));

  public static final Keys FILE =
      Keys.of(
          must("source", NAME, "数据源的名字"),
          may("enabled", new Flag(), "写 false 就停用：它的文件不读，靠它的指标、表、句子和报送日历都不出"),
          must("title", TEXT, "人们怎么称呼它"),
          must("grain", TEXT, "一行是什么"),
          must(
              "key",
              new Shape.Either(Text.matching("row", "row（导出没有编号时写）"), TEXTS),
              "主键字段；导出没有编号时写 row，重报的日期整段替换"),
          may("fixed", TEXTS_OR_NONE, "主键相同就不会变的字段；变了便是另一件事用了同一个编号"),
          may("file_names", NAMES_OR_NONE, "文件名的样式"),
          may("sheets", NAMES, "只读名字像这样的工作表，* 代表任意文字；不写就都读"),
          may(
              "delivery",
              OneOf.constants(Source.Delivery.class),
              "增量还是全量；不写是 incremental，key: row 时是 full"),
          may("tolerance", TOLERANCE, "容许退回多少行；不写是 5% 且 20 行"),
          may("withdrawal_limit", WITHDRAWAL_LIMIT, "全量报送容许缺多少已知的行；不写是 20% 且 20 行"),
          may("unpivot", UNPIVOT, "横排的列（如各月）拆成一格一行"),
          may("coverage", TEXT, "哪个日期字段说明覆盖的时间"),
          may("delivered_by", TEXT, "导出按哪个字段一家一家地来"),
          may("events", TEXTS_OR_NONE, "哪些日期字段不会晚于导出"),
          may("exclude", TEXT, "哪些行不计入任何指标"),
          must("fields", new Named(NAME, FIELD), "字段"),
          must("personal", NAMES_OR_NONE, "个人信息的表头，没有就写 []"),
          may("rules", new Many(RULE, true), "一行之内的规则"),
          may("expected_doubts", new Many(EXPECTED_DOUBT, true), "数据本来就是这样、不必再请人看的提示"));

  private SourceShape() {}
}
