package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks a staged file by the rules of its source, refuses it or merges it into the facts: a whole
 * file at a time or not at all, in the caller's transaction. New keys are inserted, changed rows
 * get a new version and close the old one, rows that are known stay as they are.
 */
public final class Merge {

  /** The codes of refusals that a person may overrule. */
  public static final Set<String> OVERRULED = Objections.OVERRULED;

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final LoadNumbers numbers;
  private final Staging staging;
  private final RuleCheck rules;
  private final Doubles doubles;
  private final Known known;

  /** Works on that database. */
  public Merge(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.numbers = new LoadNumbers(database);
    this.staging = new Staging(database);
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
    AbsentFields.fill(jdbc, file, source, staging.sheets(file.id()));
    rules.run(file, source);
    StagedRows rows = new StagedRows(jdbc, file);
    rows.keepRejects(source);
    FullDelivery full = new FullDelivery(jdbc, files, file, source);
    Fault objection = new Objections(file, source, rows, full).first(terms.accepted());
    if (objection != null) {
      refuse(file, rows.rejected(), objection);
      return false;
    }
    doubles.mark(file, source);
    known.mark(file, source, terms.newer());
    Long number = terms.load();
    long load = number != null ? number : numbers.last() + 1;
    long withdrawn = full.withdraw(load);
    long inserted = write(file, source, load);
    Load.RowCount account = rows.account(inserted);
    new Solved(jdbc).mark(file, source, load);
    record(file, source, load, account, withdrawn);
    return true;
  }

  private void refuse(KnownFile file, long rejected, Fault objection) {
    jdbc.sql("UPDATE fz_file SET rows_reject = ? WHERE file_id = ?")
        .params(rejected, file.id())
        .update();
    files.refuse(file.id(), file.definitions(), List.of(objection));
  }

  /** Closes the versions that change, writes the new ones, and says how many these are. */
  private long write(KnownFile file, Source source, long load) {
    String stage = Names.stage(file.id());
    String facts = Names.facts(source);
    long changed = new StagedRows(jdbc, file).changed();
    if (changed > 0) {
      int closed =
          jdbc.sql(
                  "UPDATE "
                      + facts
                      + " SET superseded_by = ? WHERE superseded_by IS NULL AND EXISTS (SELECT 1"
                      + " FROM "
                      + stage
                      + " s WHERE s.fate = 'C' AND "
                      + Names.sameKey(source, "s.", facts + ".")
                      + ")")
              .param(load)
              .update();
      assertEqual(changed, closed, "closed versions");
    }
    return jdbc.sql(
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
  }

  /** What became of the file. */
  private void record(
      KnownFile file, Source source, long load, Load.RowCount rows, long withdrawn) {
    Span covers = new Coverage(source).of(jdbc, Names.stage(file.id()));
    jdbc.sql(
            "UPDATE fz_file SET status = 'MERGED', load_no = ?, rows_new = ?, rows_changed = ?,"
                + " rows_same = ?, rows_double = ?, rows_reject = ?, rows_withdrawn = ?,"
                + " covers_from = CAST(? AS DATE), covers_to = CAST(? AS DATE) WHERE file_id = ?")
        .param(load)
        .param(rows.fresh())
        .param(rows.changed())
        .param(rows.unchanged())
        .param(rows.duplicate())
        .param(rows.rejected())
        .param(withdrawn)
        .param(covers == null ? null : covers.from())
        .param(covers == null ? null : covers.to())
        .param(file.id())
        .update();
  }

  private static void assertEqual(long expected, long found, String what) {
    if (expected != found) {
      throw new IllegalStateException(what + ": expected " + expected + ", found " + found);
    }
  }
}
