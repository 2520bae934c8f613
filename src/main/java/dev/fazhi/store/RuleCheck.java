package dev.fazhi.store;

import dev.fazhi.definition.Condition;
import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rules of a source as conditions over a whole staged file; every fault of a row is found, not
 * just its first.
 */
record RuleCheck(JdbcClient jdbc, FileRegister files, Staging staging) {

  private static final String RULE_BROKEN = "FZ-221";
  private static final String REQUIRED_WHEN = "FZ-222";

  /** Whether a fault was found here. */
  static boolean isOfRule(Fault fault) {
    return fault.code().equals(RULE_BROKEN) || fault.code().equals(REQUIRED_WHEN);
  }

  /** Marks the rows that break a rule as rejected and keeps their faults. */
  void run(KnownFile file, Source source) {
    Staged staged =
        new Staged(
            file,
            source,
            Names.stage(file.id()),
            staging.sheets(file.id()).stream()
                .collect(Collectors.toMap(Staging.Sheet::number, sheet -> sheet)));
    List<String> broken = new ArrayList<>();
    for (Source.Rule rule : source.rules()) {
      String condition = "NOT " + sql(rule.check()) + staged.having(rule.check().fields());
      if (record(staged, condition, rule.field(), RULE_BROKEN, rule.message())) {
        broken.add(condition);
      }
    }
    for (Field field : source.fields()) {
      Condition when = field.requiredWhen();
      if (when != null) {
        String missing =
            "%s AND %s IS NULL%s"
                .formatted(
                    sql(when), Names.column(field.name()), staged.having(Set.of(field.name())));
        String message = field.title() + "在此情况下必填：" + when.text();
        if (record(
            staged,
            missing + staged.withoutFault(field.name()),
            field.name(),
            REQUIRED_WHEN,
            message)) {
          broken.add(missing);
        }
      }
    }
    for (String condition : broken) {
      jdbc.sql(
              "UPDATE "
                  + staged.stage()
                  + " SET fate = 'R' WHERE fate IS NULL AND ("
                  + condition
                  + ")")
          .update();
    }
  }

  private record Staged(
      KnownFile file, Source source, String stage, Map<Integer, Staging.Sheet> sheets) {

    /** A value that was there but could not be read has its own fault already. */
    String withoutFault(String field) {
      return " AND NOT EXISTS (SELECT 1 FROM fz_fault x WHERE x.file_id = "
          + file.id()
          + " AND x.sheet_no = "
          + stage
          + ".sheet_no AND x.row_no = "
          + stage
          + ".row_no AND x.col_no = "
          + columnCase(field)
          + ")";
    }

    /** What a sheet has no column for is not empty, so that no rule can be broken by it. */
    String having(Set<String> fields) {
      List<Integer> without =
          sheets.values().stream()
              .filter(
                  sheet ->
                      fields.stream()
                          .anyMatch(name -> AbsentFields.isAbsent(source.field(name), sheet)))
              .map(Staging.Sheet::number)
              .sorted()
              .toList();
      return without.isEmpty()
          ? ""
          : without.stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", ", " AND sheet_no NOT IN (", ")"));
    }

    private String columnCase(String field) {
      StringBuilder sql = new StringBuilder("CASE " + stage + ".sheet_no");
      sheets.values().stream()
          .sorted(Comparator.comparingInt(Staging.Sheet::number))
          .forEach(
              sheet ->
                  sql.append(" WHEN ")
                      .append(sheet.number())
                      .append(" THEN ")
                      .append(sheet.columns().getOrDefault(field, -1)));
      return sheets.isEmpty() ? "-1" : sql.append(" END").toString();
    }

    Place place(int sheetNumber, int row, String field) {
      Staging.Sheet sheet = sheets.get(sheetNumber);
      return new Place(
          file.name(),
          sheet == null ? "" : sheet.name(),
          row,
          sheet == null ? -1 : sheet.columns().getOrDefault(field, -1));
    }
  }

  private boolean record(
      Staged staged, String condition, String fieldName, String code, String message) {
    Field field = staged.source().field(fieldName);
    List<Integer> numbers = new ArrayList<>();
    List<Fault> faults =
        jdbc.sql(
                "SELECT sheet_no, row_no, CAST("
                    + Names.column(fieldName)
                    + " AS VARCHAR(200)) FROM "
                    + staged.stage()
                    + " WHERE "
                    + condition
                    + " ORDER BY sheet_no, row_no LIMIT "
                    + Findings.MOST_FAULTS)
            .query(
                (row, n) -> {
                  numbers.add(row.getInt(1));
                  String value = row.getString(3);
                  return new Fault(
                      code,
                      Fault.Severity.REJECT,
                      staged.place(row.getInt(1), row.getInt(2), fieldName),
                      field.title(),
                      value == null ? "" : Shown.safe(value),
                      message);
                })
            .list();
    files.addFaults(staged.file().id(), faults, numbers);
    return !faults.isEmpty();
  }

  private static String sql(Condition condition) {
    return condition.sql(
        Names::column,
        variable -> {
          throw new IllegalStateException("a rule knows no " + variable);
        });
  }
}
