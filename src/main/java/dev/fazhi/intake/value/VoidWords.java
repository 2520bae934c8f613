package dev.fazhi.intake.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what people write beside a record, of a sheet or under a table to say that something
 * in it does not count. Texts are given without white space and in NFKC.
 */
public final class VoidWords {

  /** What people write beside a record that does not count any more. */
  static final String VOID = "已?(?:作废|重复(?:登记|录入)?|撤销|取消|注销|误录|无效|删除|不计入?)(?:件|案件|工单|登记)?";

  private static final Pattern VOID_MARK = Pattern.compile("\\(?" + VOID + "\\)?");

  /** In a column of names, where what else they write may be how a case ended. */
  private static final Pattern VOID_RECORD =
      Pattern.compile("已?作废|误录|已(?:撤回|撤单|并入|合并|删除)|重复(?:登记|录入)");

  private static final int LONGEST_RECORD = 4;

  /** The same as a sentence. */
  private static final Pattern VOID_REMARK =
      Pattern.compile(
          "(?:系|属于?|为|是|与|和|同).{0,40}重复(?:的?(?:件|案件|工单|登记|录入|数据)?)"
              + "|(?:与|和|同).{1,40}(?:为|系|是)?同一(?:件|案件|工单|事项)?"
              + "|(?:已经?|被|应)?(?:并入|合并[至到入]|归并[至到入]).{1,60}"
              + "|不(?:再?计入?|再?纳入|再?列入|作)统计|不(?:再|重复)(?:计|统计|计数)");

  private static final Pattern SEPARATOR = Pattern.compile("[,，、;；。()（）]");

  /** A sheet of what does not count, and of what was kept of before. */
  private static final Pattern VOID_SHEET =
      Pattern.compile(
          ".*(?:作废|注销|误录|无效|删除|备份|样表|示例|模板).*|" + VOID + "|旧(?:表|数据|台账)?|历史(?:数据)?|测试.*");

  /** How rows are marked of which a note speaks. */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?:标|涂|填充?|加|带|打|划|画|注)(?:有|了|成|为|示)?.{0,3}(?:[红黄蓝绿灰紫橙]|色|底纹|阴影|删除线|横线|星|[*※★△▲#√×])"
              + "|[红黄蓝绿灰紫橙](?:色|字|底)|底色|底纹|阴影|斜体|加粗|删除线|下划线|[*※★△▲#×].{0,2}(?:为|的|号|是|系|表示)");

  /** That such rows are not to be counted; what was taken out is not there to be counted. */
  private static final Pattern NOT_COUNTED =
      Pattern.compile(
          "不(?:再|应|予|重复)?(?:计|统计|列入|纳入|作统计)|剔除|扣除|删除(?!线)"
              + "|重复(?!诉求|投诉|来电|反映|信访|举报|申请|次数)|作废|无效|误录|撤销|注销|测试");

  private static final Pattern TAKEN_OUT = Pattern.compile("已经?(?:剔除|扣除|删除|[除去]去)");
  private static final Pattern SENTENCE_END = Pattern.compile("[;；。]");

  private VoidWords() {}

  /** Whether a text says of a record that it does not count any more. */
  public static boolean isVoid(String text) {
    return VOID_MARK.matcher(text).matches() || isPart(text, VOID_MARK);
  }

  /** Whether a text stands in place of a name and says that the record does not count. */
  static boolean isVoidRecord(String text) {
    return text.length() <= LONGEST_RECORD && VOID_RECORD.matcher(text).matches();
  }

  /** Whether a text says so in a sentence. */
  public static boolean isVoidRemark(String text) {
    return isPart(text, VOID_REMARK);
  }

  private static boolean isPart(String text, Pattern words) {
    // most texts have one part
    return SEPARATOR.matcher(text).find()
        ? SEPARATOR.splitAsStream(text).anyMatch(part -> words.matcher(part).matches())
        : words.matcher(text).matches();
  }

  /** Whether a sheet of that name seems to hold what does not count. */
  public static boolean isVoidSheet(String name) {
    return VOID_SHEET.matcher(name).matches();
  }

  /** What a note says of rows with a mark, when that is that they do not count; null else. */
  public static @Nullable String ofMarkedRows(String note) {
    return SENTENCE_END
        .splitAsStream(note)
        .filter(sentence -> MARKED.matcher(sentence).find())
        .filter(sentence -> !TAKEN_OUT.matcher(sentence).find())
        .map(NOT_COUNTED::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElse(null);
  }
}
