package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks a staged file by the rules of its source, refuses it or merges it into the facts: a whole
 * file at a time or not at all, in the caller's transaction. New keys are inserted, changed rows
 * get a new version and close the old one, rows that are known stay as they are.
 */
public final class Merge {

  /** The file has more rejected rows than its source tolerates. */
  public static final String TOO_MANY = "FZ-150";

  private static final String EMPTY = "FZ-151";

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final LoadNumbers numbers;
  private final RuleCheck rules;
  private final Doubles doubles;
  private final Known known;

  /** Works on that database. */
  public Merge(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.numbers = new LoadNumbers(database);
    Staging staging = new Staging(database);
    this.rules = new RuleCheck(jdbc, files, staging);
    this.doubles = new Doubles(jdbc, files, staging);
    this.known = new Known(database, files);
  }

  /**
   * Settles what becomes of a staged file; afterwards it is merged or refused.
   *
   * @return whether it was merged
   */
  public boolean settle(KnownFile file, Source source, Terms terms) {
    String stage = Names.stage(file.id());
    rules.run(file, source);
    long rows = count("SELECT COUNT(*) FROM " + stage);
    long rejected = count("SELECT COUNT(*) FROM " + stage + " WHERE fate = 'R'");
    keepRejects(file, source, stage);
    if (!terms.accepted() && source.tolerance().isExceededBy(rejected, rows)) {
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
    doubles.mark(file, source);
    known.mark(file, source, terms.newer());
    merge(file, source, stage, terms.load());
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

  /** Which rows were rejected, and by which key a later file may bring them in order. */
  private void keepRejects(KnownFile file, Source source, String stage) {
    jdbc.sql(
            "INSERT INTO fz_reject (file_id, sheet_no, row_no, row_key) SELECT "
                + file.id()
                + ", sheet_no, row_no, "
                + Names.keyText(source, "")
                + " FROM "
                + stage
                + " WHERE fate = 'R'")
        .update();
  }

  private void merge(KnownFile file, Source source, String stage, @Nullable Long number) {
    long load = number != null ? number : numbers.last() + 1;
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
    Span covers = new Coverage(source).of(jdbc, stage);
    jdbc.sql(
            "UPDATE fz_file SET status = 'MERGED', load_no = ?, rows_new = ?, rows_changed = ?, rows_same = ?, rows_double = ?, "
                + "rows_reject = ?, covers_from = CAST(? AS DATE), covers_to = CAST(? AS DATE) WHERE file_id = ?")
        .param(load)
        .param(rows.fresh())
        .param(rows.changed())
        .param(rows.unchanged())
        .param(rows.duplicate())
        .param(rows.rejected())
        .param(covers == null ? null : covers.from())
        .param(covers == null ? null : covers.to())
        .param(file.id())
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
