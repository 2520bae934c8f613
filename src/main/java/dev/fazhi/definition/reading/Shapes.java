package dev.fazhi.definition.reading;

import static dev.fazhi.definition.yaml.Shape.Key.may;
import static dev.fazhi.definition.yaml.Shape.Key.must;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Notify;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Cut;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Shape;
import dev.fazhi.definition.yaml.Shape.Flag;
import dev.fazhi.definition.yaml.Shape.Key;
import dev.fazhi.definition.yaml.Shape.Keys;
import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.Named;
import dev.fazhi.definition.yaml.Shape.OneOf;
import dev.fazhi.definition.yaml.Shape.Text;
import dev.fazhi.definition.yaml.Shape.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares the keys of each kind of file, for checking, for messages and for the schemas. */
final class Shapes {

  private static final Text TEXT = Text.ANY;
  private static final Text NAME =
      Text.matching("[a-z][a-z0-9_]{0,47}", "小写字母开头，只含小写字母、数字和下划线的名字，至多 48 个字符");
  private static final Text DASHED =
      Text.matching("[a-z][a-z0-9-]{0,59}", "小写字母开头，只含小写字母、数字和连字符的名字");
  private static final Text METRIC_ID =
      Text.matching(
          "[a-z][a-z0-9_]{0,47}(\\.[a-z][a-z0-9_]{0,47})?", "像 cases.received 这样的小写名字，最多一个点");
  private static final Text SIZE =
      Text.matching("[1-9][0-9]{0,8}[KMG]?", "像 512M 这样的大小，单位 K、M 或 G");

  /** A number as it may be written in the definitions. */
  static final String NUMBER_PATTERN = "-?[0-9]{1,15}(\\.[0-9]{1,6})?";

  /** A day as it may be written in the definitions; whether there is such a day is asked later. */
  static final String DAY_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private static final Text NUMBER = Text.matching(NUMBER_PATTERN, "一个数");
  private static final Text DAY = Text.matching(DAY_PATTERN, "像 2022-12-12 这样的日期");
  private static final Text DAY_ORDER =
      Text.matching(
          "(d{1,2}[-/.]m{1,2}[-/.]y{2,4}|m{1,2}[-/.]d{1,2}[-/.]y{2,4}|y{2,4}[-/.]m{1,2}[-/.]d{1,2})( .*)?"
              .replace("d", "[dD]")
              .replace("m", "[mM]")
              .replace("y", "[yY]"),
          "像 dd/MM/yyyy、M/d/yyyy 或 yy-M-d 这样的日期格式");
  private static final Many TEXTS = new Many(TEXT, false);
  private static final Many TEXTS_OR_NONE = new Many(TEXT, true);
  private static final Many NAMES = new Many(Text.NAME, false);
  private static final Many NAMES_OR_NONE = new Many(Text.NAME, true);
  private static final Whole POSITIVE = new Whole(1, Integer.MAX_VALUE);

  private static final Keys LIMITS =
      Keys.of(
          must("bytes", SIZE, "文件大小的上限"),
          must("inflated_bytes", SIZE, "解压后大小的上限"),
          must("ratio", POSITIVE, "解压倍数的上限"),
          must("rows", POSITIVE, "一个工作表行数的上限"),
          must("columns", POSITIVE, "列数的上限"),
          must("cell_characters", POSITIVE, "一格字符数的上限"),
          must("seconds", POSITIVE, "读一个文件的秒数上限"));

  private static final Keys CALENDAR =
      Keys.of(
          must("source", TEXT, "数据源"),
          must("every", OneOf.constants(Nightly.Calendar.Every.class), "多久交一次"),
          must("grace_days", new Whole(0, 366), "期末之后宽限的天数"));

  private static final Keys LAYOUT =
      Keys.of(
          must("totals", NAMES, "合计行的字样：写在行首，或独占一格"),
          must("notes", TEXTS, "表下注释开头的字样"),
          may("nothing", NAMES, "表示没有数据的字样，独占一行；不写时用常见的那些"),
          must("header_within_rows", new Whole(1, 1000), "在前多少行里找表头"));

  private static final Whole DAYS = new Whole(1, 36_500);

  private static final Keys RETENTION =
      Keys.of(
          may("archive_days", DAYS, "归档副本"),
          may("log_days", DAYS, "日志"),
          may("rejects_days", DAYS, "退回的行"),
          may("run_days", DAYS, "运行记录和通知；不写时 1100 天"),
          may("audit_days", new Whole(180, 36_500), "操作记录；不写时 3650 天，不得少于 180 天"));

  private static final Keys RETRY =
      Keys.of(
          must("times", new Whole(0, 100), "最多再试几次"), must("minutes", new Whole(1, 1440), "隔几分钟"));

  private static final Keys CHANNEL =
      Keys.of(
          must("name", TEXT, "这个渠道叫什么"),
          must("kind", OneOf.constants(Notify.Kind.class), "邮件，还是企业微信、钉钉、飞书的群机器人"),
          may("url_env", TEXT, "机器人地址在哪个环境变量里"),
          may("url_file", TEXT, "机器人地址在哪个文件里"),
          may("secret_env", TEXT, "加签密钥在哪个环境变量里"),
          may("secret_file", TEXT, "加签密钥在哪个文件里"),
          may("host", TEXT, "邮件服务器"),
          may("port", new Whole(1, 65_535), "邮件服务器的端口"),
          may("tls", OneOf.constants(Notify.Tls.class), "与邮件服务器怎样加密"),
          may("user", TEXT, "邮件服务器的用户名"),
          may("password_env", TEXT, "邮件口令在哪个环境变量里"),
          may("password_file", TEXT, "邮件口令在哪个文件里"),
          may("from", TEXT, "发件人地址"),
          may("to", TEXTS, "收件人地址"));

  private static final Keys NOTIFY =
      Keys.of(
          may("when", OneOf.constants(Notify.When.class), "什么时候通知"),
          may("tries", new Whole(1, 20), "一条消息最多发几次"),
          may("console", TEXT, "控制台的网址，写在消息里"),
          must("channels", new Many(CHANNEL, false), "通知的渠道"));

  static final Keys NIGHTLY =
      Keys.of(
          must("schedule", TEXT, "每夜何时开始：分 时 日 月 星期"),
          must("zone", TEXT, "时区，例如 Asia/Shanghai"),
          must("settle_seconds", new Whole(0, 86_400), "文件多少秒不变才算拷完"),
          must("limits", LIMITS, "文件的上限"),
          must("blocking", TEXTS_OR_NONE, "缺了就不发布的数据源"),
          must("calendars", new Many(CALENDAR, true), "报送日历"),
          must("layout", LAYOUT, "怎样认出不是数据的行"),
          may("area", TEXT, "哪个地区的数，写在标题里"),
          may("contact", TEXT, "对数有疑问时找谁，写在封面上"),
          may("overdue_needs_person", new Flag(), "有来源逾期未报时，运行是否算需要人工处理"),
          may("wait_for_ok", new Flag(), "每个文件是否都要等旁边有同名的 .ok 才读"),
          may("wait_for_ok_sources", TEXTS_OR_NONE, "哪些数据源的文件要等 .ok"),
          may("retention", RETENTION, "各种东西保留多少天；归档副本、日志、退回的行不写就一直保留"),
          may("retry", RETRY, "因会自行消失的故障而失败时，怎样再试"),
          may("notify", NOTIFY, "运行结束后通知谁"),
          may("empty", NAMES_OR_NONE, "哪些字样等于没有填；不写时用常见的那些"));

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
          may(
              "severity",
              OneOf.constants(Consequence.class),
              "不符合时退回该行（不写时）、照收并提示，还是清空 field 并提示"));

  private static final Keys UNPIVOT =
      Keys.of(
          must("columns", NAMES, "哪些列，按表头的样式，* 代表任意文字"),
          must("into", TEXT, "表头的文字放进哪个字段"),
          must("value", TEXT, "格里的内容放进哪个字段"));

  private static final Keys TOLERANCE =
      Keys.of(must("percent", new Whole(0, 100), "退回行的百分比上限"), must("rows", POSITIVE, "退回多少行起才算"));

  private static final Keys WITHDRAWAL_LIMIT =
      Keys.of(must("percent", new Whole(0, 100), "缺行的百分比上限"), must("rows", POSITIVE, "缺多少行起才算"));

  static final Keys SOURCE =
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
          may("rules", new Many(RULE, true), "一行之内的规则"));

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
          may("rounding", OneOf.constants(Metric.Rounding.class), "修约方法；不写是 half-up"),
          may("by", new Many(DIMENSION, true), "按哪些字段分组"),
          may("since", DAY, "口径从哪天起改过"),
          may("expect", EXPECTATION, "数值的可信范围"),
          may("examples", new Many(EXAMPLE, true), "例子：有这些行时应是多少"));

  private static final Keys IDENTITY =
      Keys.of(
          must("name", TEXT, "恒等式的名字"),
          must("left", TEXTS, "左边相加的指标"),
          must("right", TEXTS, "右边相加的指标"));

  static final Keys METRICS =
      Keys.of(
          must("source", TEXT, "这些指标的数据源"),
          must("metrics", new Named(METRIC_ID, METRIC), "指标"),
          may("identities", new Many(IDENTITY, true), "必须成立的恒等式"));

  private static final Shape.Either SENTENCE =
      new Shape.Either(
          new Text(null, "一句话"),
          Keys.of(
              must("say", TEXT, "一句话，数写成 {指标}"),
              may("about", TEXT, "zero 与 full 说的是哪个指标"),
              may("no-data", TEXT, "本期没有数据时怎么说"),
              may("no-cases", TEXT, "没有案件、算不出比率时怎么说"),
              may("zero", TEXT, "数为零时怎么说"),
              may("full", TEXT, "比率为百分之百时怎么说"),
              may("no-prior", TEXT, "上年同期没有数据时怎么说"),
              may("zero-base", TEXT, "上年同期为零时怎么说"),
              may("list", TEXT, "点名的是哪个指标的各组"),
              may("by", TEXT, "按哪个字段分组"),
              may("top", new Whole(1, 100), "点名几个"),
              may("item", TEXT, "一组怎么说"),
              may("none", TEXT, "没有可点名的组时怎么说")));

  private static final Keys CONTENT =
      Keys.of(
          may("sentences", new Many(SENTENCE, false), "一段里的各句"),
          may("table", TEXT, "表的标题"),
          may("metrics", TEXTS, "表里的指标"),
          may("chart", TEXT, "图的标题"),
          may("metric", TEXT, "图里的指标"),
          may("by", TEXT, "图按哪个字段分组，不写就是按月"),
          may("top", new Whole(1, 30), "图里至多几组"));

  private static final Keys SECTION =
      Keys.of(must("heading", TEXT, "这一节的标题"), must("body", new Many(CONTENT, false), "这一节的段、表、图"));

  private static final Keys OTHERWISE =
      Keys.of(may("no-data", TEXT, "本期没有数据时怎么说"), may("no-cases", TEXT, "没有案件、算不出比率时怎么说"));

  static final Keys DRAFT =
      Keys.of(
          must("title", TEXT, "文稿的标题"),
          may("subtitle", TEXT, "标题下的一行"),
          may("literals", NAMES_OR_NONE, "含有数字的名称"),
          may("otherwise", OTHERWISE, "没有另写时怎么说"),
          must("sections", new Many(SECTION, false), "各节"));

  private static final Keys LEAF = head(null);

  private static final Keys MIDDLE = head(LEAF);

  private static final Keys HEAD = head(MIDDLE);

  private static Keys head(@Nullable Keys under) {
    List<Key> keys =
        new ArrayList<>(
            List.of(
                must("header", TEXT, "栏名，单位写在括号里"),
                may("metric", TEXT, "指标，没有下一级的栏才写；lines 里写了的不写"),
                may(
                    "part",
                    OneOf.constants(Filing.Part.class),
                    "本期数、上年同期数、增减，占比、排名、目标值、完成情况、评定，或当月、上月、累计的数")));
    if (under != null) {
      keys.add(may("across", TEXT, "这个表头下一个字段的各组并列，每组一栏"));
      keys.add(may("years", new Whole(2, 10), "这个表头下几个年份并列：本年以前的整年，本年到截止日"));
      keys.add(may("columns", new Many(under, false), "下一级的各栏"));
    }
    return new Keys(List.copyOf(keys));
  }

  private static final Keys LINE =
      Keys.of(
          must("header", TEXT, "这一行的名称；只写它的一行是小标题"),
          may("metric", TEXT, "指标；columns 里写了的不写"),
          may("by", TEXT, "这一行只说一组时，按哪个字段分组"),
          may("group", TEXT, "哪一组"));

  private static final OneOf EXTRA =
      new OneOf(
          EnumNames.of(Filing.Part.class).stream().skip(Filing.Part.SHARE.ordinal()).toList());

  static final Keys TABLE =
      Keys.of(
          must("table", DASHED, "表的名字"),
          must("title", TEXT, "表的标题"),
          must("sheet", TEXT, "工作表的名字"),
          must("intro", TEXT, "一句话说明"),
          must("rows", OneOf.constants(Table.Rows.class), "一行是什么"),
          may("by", TEXT, "按哪个字段分组"),
          may("order", OneOf.constants(Table.Order.class), "分组的次序"),
          may("top", new Whole(1, 1000), "只列数最大的几组，其余合为一行“其他”；要写 order: value"),
          may("metrics", TEXTS, "指标，可用 hotline.* 这样的样式"),
          may("layout", new OneOf(List.of("plain", FilingReader.LAYOUT)), "分析用表，还是报送表"),
          may("code", TEXT, "报送表的表号"),
          may("columns", new Many(HEAD, false), "报送表的各栏，表头至多三级，across 和 years 各另加一级"),
          may("lines", new Many(LINE, false), "rows: metrics 的报送表的各行"),
          may("years", new Whole(2, 10), "几个年份并列：本年以前的整年，本年到截止日"),
          may("across", TEXT, "各栏按哪个字段分组，与 by 交叉；只能有一个指标，它的 by 里要有 cross: [by, across]"),
          may(
              "extra",
              new Many(EXTRA, false),
              "每个指标另加的栏：占比、排名、累计、当月、上年同月、当月同比、当月排名、上月、环比、目标值、完成情况、评定"),
          may("notes", TEXTS_OR_NONE, "表上方的说明"));

  private static final Keys PHRASE =
      Keys.of(
          must("find", TEXTS, "文中的说法，数字写成 {指标}，可有几种"),
          may("of", TEXTS, "不带数字的说法说的是哪些指标"),
          may("trend", OneOf.constants(Phrase.Direction.class), "较上年同期的升降"),
          may("is", new Whole(0, 100), "这句话等于说多少，例如“全部”是 100"));

  private static final Keys NOT_OURS =
      Keys.of(must("find", TEXTS, "文中的说法，数字写成 {数}"), must("why", TEXT, "为什么不是我们的数字"));

  static final Keys AUDIT =
      Keys.of(
          must("phrases", new Many(PHRASE, false), "核对文稿时怎样认出各个数字"),
          may("deeds", NAMES, "可以站在单位、街镇等名称与数字之间的词，如办理"),
          may("qualifiers", NAMES, "站在说法前面、使数字不再是这个指标的词，如重复、计划"),
          may("not_ours", new Many(NOT_OURS, true), "不是指标的数字"));

  private Shapes() {}
}
