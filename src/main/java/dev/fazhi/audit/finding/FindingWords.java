package dev.fazhi.audit.finding;

import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Describes findings in Chinese. */
public final class FindingWords {

  /** Verdicts that are counted though there is none. */
  private static final Set<Verdict> SHOWN =
      Set.of(Verdict.AGREES, Verdict.ROUNDING, Verdict.DOES_NOT_FOLLOW);

  private FindingWords() {}

  /** How many findings have which verdict. */
  public static String summary(AuditReport report) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      if (report.count(verdict) == 0 && !SHOWN.contains(verdict)) {
        continue;
      }
      counts.add(verdict.title() + " " + report.count(verdict));
    }
    return "核对结果：" + String.join("，", counts) + "。";
  }

  /** One finding in one line: where, what, which metric, our figure, why. */
  public static String sentence(Finding finding) {
    Finding.Spot spot = finding.spot();
    StringBuilder text = new StringBuilder();
    if (spot != null) {
      text.append("第 ").append(spot.line()).append(" 行 ").append(SafeText.safe(finding.printed()));
    }
    if (!finding.name().isEmpty()) {
      text.append("（").append(finding.name()).append("，本库 ").append(finding.ours()).append("）");
    }
    text.append(" ").append(finding.verdict().title());
    return finding.explanation().isEmpty()
        ? text.toString()
        : text.append("：").append(finding.explanation()).toString();
  }
}
