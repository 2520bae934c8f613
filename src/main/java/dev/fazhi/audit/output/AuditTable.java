package dev.fazhi.audit.output;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FindingWords;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.SafeText;
import dev.fazhi.publish.text.AlignedText;
import dev.fazhi.publish.text.EastAsian;
import java.util.ArrayList;
import java.util.List;

/** Formats findings as lines for a terminal. */
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
      report.differences().forEach(finding -> lines.add("  " + FindingWords.sentence(finding)));
    }
    if (report.count(Verdict.DISMISSED) > 0) {
      lines.add("");
      lines.add("已有人认定：");
      report.findings().stream()
          .filter(finding -> finding.verdict() == Verdict.DISMISSED)
          .forEach(finding -> lines.add("  " + FindingWords.sentence(finding)));
    }
    if (report.count(Verdict.MISSING) > 0) {
      lines.add("");
      lines.add("文中未见的指标：" + String.join("、", missing(report)));
    }
    lines.add("");
    lines.add(FindingWords.summary(report));
    lines.add(report.coverage());
    return lines;
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
        brief(SafeText.safe(finding.printed())),
        finding.name(),
        finding.ours(),
        finding.verdict().title());
  }

  private static String brief(String printed) {
    String first = EastAsian.wrap(printed, WIDEST).get(0);
    return first.length() < printed.length() ? first + "…" : first;
  }
}
