package dev.fazhi.audit.output;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.model.Decimals;
import dev.fazhi.publish.text.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the results of an audit as JSON. */
final class AuditJson {

  private AuditJson() {}

  static byte[] bytes(AuditReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("statistics", report.statistics());
    all.put("recognised", report.recognised());
    all.put("needs_a_person", report.needsAPerson());
    all.put("findings", report.findings().stream().map(AuditJson::finding).toList());
    return Json.bytes(all);
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("verdict", word(finding.verdict()));
    Finding.Spot spot = finding.spot();
    if (spot != null) {
      fields.put("place", place(spot));
      fields.put("sentence", spot.sentence());
    }
    fields.put("printed", finding.printed());
    if (finding.number() != null) {
      fields.put("value", Decimals.plain(finding.number().value()));
      fields.put("percent", finding.number().percent());
    }
    if (finding.metric() != null) {
      fields.put("metric", finding.metric());
      fields.put("ours", finding.ours());
    }
    fields.put("rounding", finding.rules().stream().map(AuditJson::word).toList());
    fields.put("basis", finding.basis().stream().map(AuditJson::place).toList());
    fields.put("explanation", finding.explanation());
    return fields;
  }

  private static Map<String, Integer> place(Finding.Spot spot) {
    Map<String, Integer> place = new LinkedHashMap<>();
    place.put("start", spot.start());
    place.put("end", spot.end());
    place.put("line", spot.line());
    place.put("column", spot.column());
    return place;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
