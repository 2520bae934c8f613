package dev.fazhi.audit.finding;

import java.util.List;

/**
 * What the audit of a text found.
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

  /** How many findings have that verdict. */
  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
