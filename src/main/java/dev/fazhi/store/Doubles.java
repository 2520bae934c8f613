package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same key again in one file: the lower row counts, and both places are told. */
record Doubles(JdbcClient jdbc, FileRegister files, Staging staging) {

  private static final String DOUBLED = "FZ-153";

  void mark(KnownFile file, Source source) {
    String stage = Names.stage(file.id());
    int doubled =
        jdbc.sql(
                "UPDATE "
                    + stage
                    + " SET fate = 'D' WHERE fate IS NULL AND EXISTS (SELECT 1 FROM "
                    + stage
                    + " t WHERE "
                    + Names.sameKey(source, "t.", stage + ".")
                    + " AND t.fate IS NULL AND (t.sheet_no > "
                    + stage
                    + ".sheet_no OR (t.sheet_no = "
                    + stage
                    + ".sheet_no AND t.row_no > "
                    + stage
                    + ".row_no)))")
            .update();
    if (doubled > 0) {
      tell(file, source, stage);
    }
  }

  private void tell(KnownFile file, Source source, String stage) {
    String key =
        source.key().stream()
            .map(name -> source.field(name).title())
            .collect(Collectors.joining("+"));
    Map<Integer, String> names =
        staging.sheets(file.id()).stream()
            .collect(Collectors.toMap(Staging.Sheet::number, Staging.Sheet::name));
    List<Integer> numbers = new ArrayList<>();
    List<Fault> faults =
        jdbc.sql(
                "SELECT d.sheet_no, d.row_no, t.row_no, CASE WHEN "
                    + Names.sameContent(source, "d.", "t.")
                    + " THEN 1 ELSE 0 END, t.sheet_no FROM "
                    + stage
                    + " d JOIN "
                    + stage
                    + " t ON "
                    + Names.sameKey(source, "t.", "d.")
                    + " AND (t.fate IS NULL) WHERE d.fate = 'D' "
                    + "ORDER BY d.sheet_no, d.row_no LIMIT "
                    + Findings.MOST_FAULTS)
            .query(
                (row, n) -> {
                  numbers.add(row.getInt(1));
                  String sheet = names.getOrDefault(row.getInt(1), "");
                  String below =
                      (row.getInt(5) == row.getInt(1)
                              ? ""
                              : names.getOrDefault(row.getInt(5), "") + " ")
                          + "第 "
                          + row.getInt(3)
                          + " 行";
                  boolean same = row.getInt(4) == 1;
                  return new Fault(
                      DOUBLED,
                      same ? Fault.Severity.NOTE : Fault.Severity.WARNING,
                      new Place(file.name(), sheet, row.getInt(2), -1),
                      key,
                      "",
                      same
                          ? "与" + below + "完全重复，只计一次。"
                          : "与" + below + "的" + key + "相同而内容不同，以下面一行为准。");
                })
            .list();
    files.addFaults(file.id(), faults, numbers);
  }
}
