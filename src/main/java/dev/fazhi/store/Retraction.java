package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes the rows of a merged file back under a load number of its own: its live facts are closed,
 * and what other files say of the same keys becomes known again as new versions. Nothing that was
 * known at an earlier load number changes. What other files say is first gathered in a staging
 * table, newest export first.
 */
public final class Retraction {

  private final JdbcClient jdbc;
  private final Staging staging;
  private final LoadNumbers numbers;
  private final Decisions decisions;
  private final KnownFile file;
  private final Source source;
  private final String stage;
  private final String facts;
  private final long taken;

  /**
   * @param file merged, of that source
   */
  public Retraction(DataSource database, KnownFile file, Source source) {
    Long load = file.loadNo();
    if (file.status() != KnownFile.Status.MERGED || load == null) {
      throw new IllegalStateException("file " + file.id() + " is not merged");
    }
    this.jdbc = JdbcClient.create(database);
    this.staging = new Staging(database);
    this.numbers = new LoadNumbers(database);
    this.decisions = new Decisions(database);
    this.file = file;
    this.source = source;
    this.stage = Names.stage(file.id());
    this.facts = Names.facts(source);
    this.taken = load;
  }

  /**
   * The keys whose state rests on this file by what the facts tell: its live rows, and the rows
   * that it took back and nobody brought again.
   */
  public Set<RowKey> keys() {
    return new HashSet<>(
        jdbc.sql(
                "SELECT "
                    + RowKey.columns(source, "f.")
                    + " FROM "
                    + facts
                    + " f WHERE (f.superseded_by IS NULL AND "
                    + Names.origin("f.")
                    + " = "
                    + taken
                    + ") OR (f.superseded_by = "
                    + taken
                    + " AND NOT EXISTS (SELECT 1 FROM "
                    + facts
                    + " l WHERE l.superseded_by IS NULL AND "
                    + Names.sameKey(source, "l.", "f.")
                    + "))")
            .query((row, n) -> RowKey.of(source, row, 1))
            .list());
  }

  /** Begins to gather. To be called outside of a transaction. */
  public void begin() {
    staging.create(file.id(), source);
  }

  /** What another file says; of several rows with one key the last counts. */
  public void gather(KnownFile other, List<Entry> rows) {
    staging.insert(file.id(), source, rows, other.loadNo());
  }

  /** All rows of another file were gathered: the lower of two rows with one key stays. */
  public void gathered(KnownFile other) {
    jdbc.sql(
            "DELETE FROM "
                + stage
                + " WHERE origin_no = "
                + other.loadNo()
                + " AND EXISTS (SELECT 1 FROM "
                + stage
                + " t WHERE t.origin_no = "
                + other.loadNo()
                + " AND "
                + Names.sameKey(source, "t.", stage + ".")
                + " AND (t.sheet_no > "
                + stage
                + ".sheet_no OR (t.sheet_no = "
                + stage
                + ".sheet_no AND t.row_no > "
                + stage
                + ".row_no)))")
        .update();
  }

  /** What the facts tell of another file whose copy is no longer in the archive. */
  public List<Entry> versions(KnownFile other) {
    return jdbc.sql(
            "SELECT DISTINCT sheet_no, row_no, "
                + Names.columns(source, "")
                + " FROM "
                + facts
                + " WHERE "
                + Names.origin("")
                + " = ? ORDER BY sheet_no, row_no")
        .param(other.loadNo())
        .query(
            (row, n) -> {
              List<@Nullable Object> values = new ArrayList<>();
              for (int i = 0; i < source.fields().size(); i++) {
                values.add(RowKey.value(source.fields().get(i).type(), row, 3 + i));
              }
              return new Entry(row.getInt(1), "", row.getInt(2), values, List.of(), List.of());
            })
        .list();
  }

  /**
   * Takes the file back, in the caller's transaction.
   *
   * @param number the load number; null for the next
   */
  public Decision apply(Decision.Word word, @Nullable Long number) {
    long load = number != null ? number : numbers.last() + 1;
    // what is known from another file already, and said no differently by the newest, stays
    jdbc.sql(
            "UPDATE "
                + stage
                + " SET fate = 'U' WHERE EXISTS (SELECT 1 FROM "
                + facts
                + " f WHERE f.superseded_by IS NULL AND "
                + Names.origin("f.")
                + " <> "
                + taken
                + " AND "
                + Names.sameKey(source, "f.", stage + ".")
                + " AND "
                + Names.sameContent(source, "f.", stage + ".")
                + ")")
        .update();
    long closed =
        jdbc.sql(
                "UPDATE "
                    + facts
                    + " SET superseded_by = ? WHERE superseded_by IS NULL AND ("
                    + Names.origin("")
                    + " = ? OR EXISTS (SELECT 1 FROM "
                    + stage
                    + " s WHERE s.fate IS NULL AND "
                    + Names.sameKey(source, "s.", facts + ".")
                    + "))")
            .params(load, taken)
            .update();
    long restored =
        jdbc.sql(
                "INSERT INTO "
                    + facts
                    + " (load_no, superseded_by, origin_no, sheet_no, row_no, "
                    + Names.columns(source, "")
                    + ") SELECT ?, NULL, origin_no, sheet_no, row_no, "
                    + Names.columns(source, "")
                    + " FROM "
                    + stage
                    + " WHERE fate IS NULL")
            .param(load)
            .update();
    jdbc.sql("UPDATE fz_file SET status = 'WITHDRAWN' WHERE file_id = ?").param(file.id()).update();
    jdbc.sql("UPDATE fz_reject SET solved_by = NULL WHERE solved_by = ?").param(taken).update();
    decisions.add(Decision.Kind.WITHDRAW, file.id(), load, closed, restored, word);
    List<Decision> all = decisions.all();
    return all.get(all.size() - 1);
  }
}
