package dev.fazhi.store;

import dev.fazhi.definition.Condition;
import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks a staged file by the rules of its source, refuses it or merges it into the facts: a whole
 * file at a time or not at all, in the caller's transaction. New keys are inserted, changed rows
 * get a new version and close the old one, rows that are known stay as they are.
 */
public final class Merge {

  private static final String RULE_BROKEN = "FZ-221";
  private static final String REQUIRED_WHEN = "FZ-222";
  private static final String OLDER_LOST = "FZ-152";
  private static final String DOUBLED = "FZ-153";
  private static final String TOO_MANY = "FZ-150";
  private static final String EMPTY = "FZ-151";

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final Staging staging;

  /** Works on that database. */
  public Merge(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.staging = new Staging(database);
  }

  /**
   * Settles what becomes of a staged file; afterwards it is merged or refused.
   *
   * @return whether it was merged
   */
  public boolean settle(KnownFile file, Source source) {
    return settle(file, source, false);
  }

  /**
   * As above; {@code accepted} takes a file although more of its rows are rejected than its source
   * tolerates, because a person said so.
   */
  public boolean settle(KnownFile file, Source source, boolean accepted) {
    String stage = Names.stage(file.id());
    check(file, source, stage);
    long rows = count("SELECT COUNT(*) FROM " + stage);
    long rejected = count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'R'");
    if (!accepted && source.tolerance().isExceededBy(rejected, rows)) {
      refuse(
          file,
          rejected,
          TOO_MANY,
          "全文 "
              + rows
              + " 行中有 "
              + rejected
              + " 行不合规，超过允许的 "
              + source.tolerance().percent()
              + "%（且不少于 "
              + source.tolerance().rows()
              + " 行），整个文件未导入。请更正后重新放入；确认无误也可运行 ./fazhi accept。");
      return false;
    }
    if (rows == 0) {
      refuse(file, 0, EMPTY, "文件有表头而没有数据行，未导入。请检查导出条件。");
      return false;
    }
    markDoubles(file, source, stage);
    markKnown(file, source, stage);
    merge(file, source, stage);
    return true;
  }

  private void refuse(KnownFile file, long rejected, String code, String message) {
    jdbc.sql("UPDATE fz_file SET rows_reject = ? WHERE file_id = ?")
        .params(rejected, file.id())
        .update();
    files.refuse(
        file.id(),
        file.definitions(),
        List.of(new Fault(code, Fault.Severity.REFUSE, Place.of(file.name()), "", "", message)));
  }

  /**
   * All rules as conditions over the whole file; every fault of a row is found, not just its first.
   */
  private void check(KnownFile file, Source source, String stage) {
    Map<Integer, Staging.Sheet> sheets =
        staging.sheets(file.id()).stream()
            .collect(Collectors.toMap(Staging.Sheet::number, sheet -> sheet));
    List<String> broken = new ArrayList<>();
    for (Source.Rule rule : source.rules()) {
      String condition = "NOT " + sql(rule.check());
      if (record(
          file, source, sheets, stage, condition, rule.field(), RULE_BROKEN, rule.message())) {
        broken.add(condition);
      }
    }
    for (Field field : source.fields()) {
      if (field.requiredWhen() != null) {
        // a value that was there but could not be read has its own fault already
        String condition =
            sql(field.requiredWhen())
                + " AND "
                + Names.column(field.name())
                + " IS NULL AND NOT EXISTS (SELECT 1 FROM fz_fault x WHERE x.file_id = "
                + file.id()
                + " AND x.sheet_no = "
                + stage
                + ".sheet_no AND x.row_no = "
                + stage
                + ".row_no AND x.col_no = "
                + columnCase(sheets, field.name(), stage)
                + ")";
        if (record(
            file,
            source,
            sheets,
            stage,
            condition,
            field.name(),
            REQUIRED_WHEN,
            field.title() + "在此情况下必填：" + field.requiredWhen().text())) {
          broken.add(sql(field.requiredWhen()) + " AND " + Names.column(field.name()) + " IS NULL");
        }
      }
    }
    for (String condition : broken) {
      jdbc.sql("UPDATE " + stage + " SET fate = 'R' WHERE fate IS NULL AND (" + condition + ")")
          .update();
    }
  }

  private static String columnCase(Map<Integer, Staging.Sheet> sheets, String field, String stage) {
    StringBuilder sql = new StringBuilder("CASE " + stage + ".sheet_no");
    sheets.values().stream()
        .sorted(java.util.Comparator.comparingInt(Staging.Sheet::number))
        .forEach(
            sheet ->
                sql.append(" WHEN ")
                    .append(sheet.number())
                    .append(" THEN ")
                    .append(sheet.columns().getOrDefault(field, -1)));
    return sheets.isEmpty() ? "-1" : sql.append(" END").toString();
  }

  private boolean record(
      KnownFile file,
      Source source,
      Map<Integer, Staging.Sheet> sheets,
      String stage,
      String condition,
      String fieldName,
      String code,
      String message) {
    Field field = source.field(fieldName);
    List<Integer> numbers = new ArrayList<>();
    List<Fault> faults =
        jdbc.sql(
                "SELECT sheet_no, row_no, CAST("
                    + Names.column(fieldName)
                    + " AS VARCHAR(200)) FROM "
                    + stage
                    + " WHERE "
                    + condition
                    + " ORDER BY sheet_no, row_no LIMIT "
                    + FileRegister.MOST_FAULTS)
            .query(
                (row, n) -> {
                  Staging.Sheet sheet = sheets.get(row.getInt(1));
                  numbers.add(row.getInt(1));
                  int column = sheet == null ? -1 : sheet.columns().getOrDefault(fieldName, -1);
                  String value = row.getString(3);
                  return new Fault(
                      code,
                      Fault.Severity.REJECT,
                      new Place(
                          file.name(), sheet == null ? "" : sheet.name(), row.getInt(2), column),
                      field.title(),
                      value == null ? "" : Shown.safe(value),
                      message);
                })
            .list();
    files.addFaults(file.id(), faults, numbers);
    return !faults.isEmpty();
  }

  private static String sql(Condition condition) {
    return condition.sql(
        Names::column,
        variable -> {
          throw new IllegalStateException("a rule knows no " + variable);
        });
  }

  /** The same key again in one file: the lower row counts. */
  private void markDoubles(KnownFile file, Source source, String stage) {
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
                      + FileRegister.MOST_FAULTS)
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

  /**
   * Compares with what is known by key; a row known with other content from a newer export loses.
   */
  private void markKnown(KnownFile file, Source source, String stage) {
    String facts = Names.facts(source);
    String live =
        " FROM "
            + facts
            + " f JOIN fz_file l ON l.load_no = f.load_no WHERE f.superseded_by IS NULL AND "
            + Names.sameKey(source, "f.", stage + ".");
    int known =
        jdbc.sql(
                "UPDATE "
                    + stage
                    + " SET fate = (SELECT CASE WHEN "
                    + Names.sameContent(source, "f.", stage + ".")
                    + " THEN 'U' "
                    + "WHEN l.exported_at > ? THEN 'O' ELSE 'C' END"
                    + live
                    + ") WHERE fate IS NULL AND EXISTS (SELECT 1"
                    + live
                    + ")")
            .param(file.exportedAt())
            .update();
    long older = known == 0 ? 0 : count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'O'");
    if (older > 0) {
      files.addFaults(
          file.id(),
          List.of(
              new Fault(
                  OLDER_LOST,
                  Fault.Severity.NOTE,
                  Place.of(file.name()),
                  "",
                  "",
                  "有 " + older + " 行在更新的导出中已有不同内容，本文件导出较早，未采用。")),
          List.of(-1));
    }
  }

  private void merge(KnownFile file, Source source, String stage) {
    long load = count("SELECT COALESCE(MAX(load_no), 0) + 1 FROM fz_file");
    String facts = Names.facts(source);
    long changed = count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'C'");
    if (changed > 0) {
      int closed =
          jdbc.sql(
                  "UPDATE "
                      + facts
                      + " SET superseded_by = ? WHERE superseded_by IS NULL AND EXISTS (SELECT 1 FROM "
                      + stage
                      + " s WHERE s.fate = 'C' AND "
                      + Names.sameKey(source, "s.", facts + ".")
                      + ")")
              .param(load)
              .update();
      assertEqual(changed, closed, "closed versions");
    }
    long inserted =
        jdbc.sql(
                "INSERT INTO "
                    + facts
                    + " (load_no, superseded_by, sheet_no, row_no, "
                    + Names.columns(source, "")
                    + ") SELECT ?, NULL, sheet_no, row_no, "
                    + Names.columns(source, "")
                    + " FROM "
                    + stage
                    + " WHERE fate IS NULL OR fate = 'C'")
            .param(load)
            .update();
    Load.RowCount rows = account(file, stage, inserted - changed, changed);
    jdbc.sql(
            "UPDATE fz_file SET status = 'MERGED', load_no = ?, rows_new = ?, rows_changed = ?, rows_same = ?, rows_double = ?, rows_reject = ? WHERE file_id = ?")
        .params(
            load,
            rows.fresh(),
            rows.changed(),
            rows.unchanged(),
            rows.duplicate(),
            rows.rejected(),
            file.id())
        .update();
  }

  private Load.RowCount account(KnownFile file, String stage, long fresh, long changed) {
    long read = count("SELECT rows_read FROM fz_file WHERE file_id = " + file.id());
    long skipped = count("SELECT rows_skipped FROM fz_file WHERE file_id = " + file.id());
    Load.RowCount rows =
        new Load.RowCount(
            read,
            fresh,
            changed,
            count("SELECT COUNT(*) FROM " + stage + " WHERE fate IN ('U', 'O')"),
            count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'D'"),
            count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'R'"),
            skipped);
    if (!rows.isBalanced()) {
      throw new IllegalStateException("rows of file " + file.id() + " do not add up: " + rows);
    }
    return rows;
  }

  private static void assertEqual(long expected, long found, String what) {
    if (expected != found) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
