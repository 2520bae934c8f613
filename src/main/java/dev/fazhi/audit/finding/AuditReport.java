package dev.fazhi.audit.finding;

import java.util.List;

/**
 * The result of auditing a text.
 *
 * @param findings in the order of the text; after them our figures that it lacks
 */
public record AuditReport(List<Finding> findings) {

  /** What a person must look at. */
  public List<Finding> differences() {
    return findings.stream().filter(finding -> finding.verdict().isDifference()).toList();
  }

  /** Whether nothing differs. */
  public boolean isClean() {
    return differences().isEmpty();
  }

  /** How many numbers and claims of the text were found. */
  public long statistics() {
    return findings.stream().filter(finding -> finding.spot() != null).count();
  }

  /** How many of them could be held against something. */
  public long recognised() {
    return findings.stream()
        .filter(finding -> finding.spot() != null && finding.verdict().isRecognised())
        .count();
  }

  /** Whether something differs, or less than half of the text could be checked at all. */
  public boolean needsAPerson() {
    return !isClean() || recognised() == 0 || recognised() * 2 < statistics();
  }

  /** How much of the text was checked, in Chinese. */
  public String coverage() {
    return statistics() == 0
        ? "文中没有认出任何数字，等于没有核对。"
        : "文中 %d 个数字，有可核对依据的 %d 个（%d%%）%s"
            .formatted(
                statistics(),
                recognised(),
                recognised() * 100 / statistics(),
                recognised() * 2 < statistics() ? "，不到一半，不能算核对过。" : "。");
  }

  /** How many findings have that verdict. */
  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
