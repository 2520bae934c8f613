package dev.fazhi.audit.output;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.model.Decimals;
import dev.fazhi.publish.data.Csv;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.FormulaGuard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes findings as CSV, a row for each. */
final class AuditCsv {

  private static final List<String> HEADER =
      List.of(
          "verdict",
          "line",
          "column",
          "offset",
          "printed",
          "value",
          "precision",
          "percent",
          "metric",
          "name",
          "ours",
          "rounding",
          "basis",
          "explanation",
          "sentence");

  private AuditCsv() {}

  static byte[] bytes(AuditReport report) {
    Csv csv = new Csv().add(HEADER);
    for (Finding finding : report.findings()) {
      csv.add(row(finding));
    }
    return csv.bytes();
  }

  private static List<String> row(Finding finding) {
    Finding.Spot spot = finding.spot();
    PrintedNumber number = finding.number();
    return List.of(
        word(finding.verdict()),
        spot == null ? "" : Integer.toString(spot.line()),
        spot == null ? "" : Integer.toString(spot.column()),
        spot == null ? "" : Integer.toString(spot.start()),
        text(finding.printed()),
        plain(number == null ? null : number.value()),
        number == null ? "" : word(number.precision()),
        number == null ? "" : Boolean.toString(number.percent()),
        finding.metric() == null ? "" : FormulaGuard.guarded(finding.metric()),
        text(finding.name()),
        text(finding.ours()),
        String.join(" ", finding.rules().stream().map(AuditCsv::word).toList()),
        String.join(
            " ", finding.basis().stream().map(basis -> Integer.toString(basis.start())).toList()),
        text(finding.explanation()),
        spot == null ? "" : text(spot.sentence()));
  }

  private static String text(String value) {
    return FormulaGuard.guarded(CellText.visible(value));
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : Decimals.plain(number);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
