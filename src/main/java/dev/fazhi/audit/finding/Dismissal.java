package dev.fazhi.audit.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A person's decision to dismiss a finding.
 *
 * @param key of the finding: the same while its sentence, its numbers and our figure stay
 * @param who the person
 * @param reason why
 */
public record Dismissal(String key, String who, String reason) {

  /** What it is called where what people did is kept. */
  public static final String ACTION = "认定核对结果";

  /** The key of a finding of that text. */
  public static String key(Finding finding, String text) {
    StringBuilder said = new StringBuilder(finding.printed()).append('\n').append(finding.ours());
    Finding.Spot spot = finding.spot();
    said.append('\n').append(spot == null ? "" : spot.sentence());
    if (spot != null && before(finding, spot, text) > 0) {
      said.append('\n').append(before(finding, spot, text));
    }
    for (Finding.Spot basis : finding.basis()) {
      said.append('\n').append(text, basis.start(), basis.end());
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(said.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** How often the same is printed before it in its sentence. */
  private static int before(Finding finding, Finding.Spot spot, String text) {
    int from = Math.max(0, text.lastIndexOf(spot.sentence(), spot.start()));
    int times = 0;
    int at = text.indexOf(finding.printed(), from);
    while (at >= 0 && at < spot.start() && !finding.printed().isEmpty()) {
      times++;
      at = text.indexOf(finding.printed(), at + finding.printed().length());
    }
    return times;
  }

  /** The report with what was dismissed told as such. */
  public static AuditReport apply(AuditReport report, String text, List<Dismissal> dismissals) {
    return new AuditReport(
        report.findings().stream().map(finding -> apply(finding, text, dismissals)).toList());
  }

  private static Finding apply(Finding finding, String text, List<Dismissal> dismissals) {
    if (!finding.verdict().isDifference() || dismissals.isEmpty()) {
      return finding;
    }
    String key = key(finding, text);
    for (Dismissal dismissal : dismissals) {
      if (dismissal.key().equals(key)) {
        return finding.dismissed(
            dismissal.who() + "：" + dismissal.reason() + "（" + finding.explanation() + "）");
      }
    }
    return finding;
  }
}
