package dev.fazhi.publish.text;

import dev.fazhi.measure.revision.Revision;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes a revision in Chinese. */
public final class RevisionText {

  private static final int MOST_FILES = 3;

  private RevisionText() {}

  /** Describes the change on the first line, then each cause on a line. */
  public static List<String> lines(Revision revision) {
    List<String> lines = new ArrayList<>();
    String group =
        revision.by().isEmpty()
            ? ""
            : " " + revision.by() + "=" + CellText.visible(revision.group());
    lines.add(
        "%s（%s）%s %s：%s → %s %s，%s"
            .formatted(
                revision.name(),
                revision.metric(),
                group,
                period(revision),
                number(revision.before()),
                number(revision.after()),
                revision.unit(),
                signed(revision.difference())));
    revision.causes().forEach(cause -> lines.add("    " + cause(cause)));
    return lines;
  }

  /** Describes all causes in one short text, loads by their numbers; says so when none is known. */
  public static String causes(Revision revision) {
    List<String> causes = new ArrayList<>();
    for (Revision.Cause cause : revision.causes()) {
      Revision.RowChange rows = cause.rows();
      causes.add(
          "%s %s%s"
              .formatted(
                  step(cause),
                  signed(cause.difference()),
                  rows == null
                      ? ""
                      : "（新 %s 变 %s 减 %s 行）"
                          .formatted(rows.added(), rows.changed(), rows.withdrawn())));
    }
    return causes.isEmpty() ? "原因不明：此后指标定义又改过" : String.join("；", causes);
  }

  public static String period(Revision revision) {
    Period period = revision.period();
    String prior = revision.prior() ? "（上年同期）" : "";
    return Wording.name(period) + prior;
  }

  private static String step(Revision.Cause cause) {
    if (cause.isDefinition()) {
      return "指标定义有改动";
    }
    return cause.firstLoad() == cause.lastLoad()
        ? "第 " + cause.firstLoad() + " 次装载"
        : "第 " + cause.firstLoad() + " 至 " + cause.lastLoad() + " 次装载";
  }

  private static String cause(Revision.Cause cause) {
    Revision.RowChange rows = cause.rows();
    return step(cause)
        + (cause.isDefinition() ? "" : " " + files(cause.files()))
        + "："
        + signed(cause.difference())
        + (rows == null
            ? ""
            : "（新计入 %s 行，内容有变 %s 行，不再计入 %s 行）"
                .formatted(rows.added(), rows.changed(), rows.withdrawn()));
  }

  public static String files(List<String> files) {
    String some =
        String.join(
            "、",
            files.subList(0, Math.min(MOST_FILES, files.size())).stream()
                .map(CellText::visible)
                .toList());
    return files.size() > MOST_FILES ? some + " 等 " + files.size() + " 个文件" : some;
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "无" : number.toPlainString();
  }

  private static String signed(@Nullable BigDecimal number) {
    if (number == null) {
      return "无数值";
    }
    return (number.signum() > 0 ? "+" : "") + number.toPlainString();
  }
}
