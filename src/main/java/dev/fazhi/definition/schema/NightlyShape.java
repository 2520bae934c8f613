package dev.fazhi.definition.schema;

import static dev.fazhi.definition.schema.ValueShapes.NAMES;
import static dev.fazhi.definition.schema.ValueShapes.NAMES_OR_NONE;
import static dev.fazhi.definition.schema.ValueShapes.POSITIVE;
import static dev.fazhi.definition.schema.ValueShapes.TEXT;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS_OR_NONE;
import static dev.fazhi.definition.yaml.Shape.Key.may;
import static dev.fazhi.definition.yaml.Shape.Key.must;

import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Notify;
import dev.fazhi.definition.yaml.Shape.Flag;
import dev.fazhi.definition.yaml.Shape.Keys;
import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.OneOf;
import dev.fazhi.definition.yaml.Shape.Text;
import dev.fazhi.definition.yaml.Shape.Whole;

/** The keys of {@code nightly.yml}. */
public final class NightlyShape {

  private static final Text SIZE =
      Text.matching("[1-9][0-9]{0,8}[KMG]?", "像 512M 这样的大小，单位 K、M 或 G");

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

  public static final Keys FILE =
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

  private NightlyShape() {}
}
