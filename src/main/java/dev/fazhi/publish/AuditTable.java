package dev.fazhi.publish;

import dev.fazhi.model.Shown;
import java.util.ArrayList;
import java.util.List;

/** What an audit found as lines for a terminal. */
public final class AuditTable {

  private static final List<String> HEADER = List.of("行:列", "文中", "指标", "本库", "结论");
  private static final int PRINTED = 1;

  /** Words that a phrase judges are longer than a number; the table shows their beginning. */
  private static final int WIDEST = 32;

  private AuditTable() {}

  /**
   * A table with a row for each finding, what differs and why, our figures that the text lacks, and
   * a line that counts the verdicts.
   */
  public static List<String> lines(AuditReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    report.findings().stream()
        .filter(finding -> finding.verdict() != Verdict.MISSING)
        .forEach(finding -> rows.add(row(finding)));
    List<String> lines = new ArrayList<>(AlignedText.lines(rows, PRINTED, PRINTED));
    if (!report.isClean()) {
      lines.add("");
      lines.add("需要核对：");
      report.differences().forEach(finding -> lines.add("  " + sentence(finding)));
    }
    if (report.count(Verdict.MISSING) > 0) {
      lines.add("");
      lines.add("文中未见的指标：" + String.join("、", missing(report)));
    }
    lines.add("");
    lines.add(summary(report));
    return lines;
  }

  /** How many findings have which verdict. */
  static String summary(AuditReport report) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      counts.add(verdict.title() + " " + report.count(verdict));
    }
    return "核对结果：" + String.join("，", counts) + "。";
  }

  /** One finding in one line: where, what, which metric, our figure, why. */
  static String sentence(Finding finding) {
    Finding.Spot spot = finding.spot();
    StringBuilder text = new StringBuilder();
    if (spot != null) {
      text.append("第 ").append(spot.line()).append(" 行 ").append(Shown.safe(finding.printed()));
    }
    if (!finding.name().isEmpty()) {
      text.append("（").append(finding.name()).append("，本库 ").append(finding.ours()).append("）");
    }
    text.append(" ").append(finding.verdict().title());
    return finding.explanation().isEmpty()
        ? text.toString()
        : text.append("：").append(finding.explanation()).toString();
  }

  private static List<String> missing(AuditReport report) {
    return report.findings().stream()
        .filter(finding -> finding.verdict() == Verdict.MISSING)
        .map(finding -> finding.name() + " " + finding.ours())
        .toList();
  }

  private static List<String> row(Finding finding) {
    Finding.Spot spot = finding.spot();
    return List.of(
        spot == null ? "" : spot.line() + ":" + spot.column(),
        brief(Shown.safe(finding.printed())),
        finding.name(),
        finding.ours(),
        finding.verdict().title());
  }

  private static String brief(String printed) {
    String first = EastAsian.wrap(printed, WIDEST).get(0);
    return first.length() < printed.length() ? first + "…" : first;
  }
}
