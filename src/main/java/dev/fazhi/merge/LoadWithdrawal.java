package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.Decision;
import dev.fazhi.store.register.Decisions;
import dev.fazhi.store.register.LoadNumbers;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Withdraws the rows of a merged file under a load number of its own, in the caller's transaction:
 * its live facts are closed, and the values of other files for the same keys are restored as new
 * versions. What was known at earlier load numbers does not change.
 */
public final class LoadWithdrawal {

  private final JdbcClient jdbc;
  private final Decisions decisions;
  private final FactRows facts;
  private final KeyOf keyOf;
  private final RegisteredFile file;
  private final Source source;
  private final long taken;
  private final long load;
  private long closed;
  private long restored;

  /**
   * @param file a merged file of that source
   * @param number the load number of the withdrawal; null for the next
   */
  public LoadWithdrawal(
      DataSource database, RegisteredFile file, Source source, @Nullable Long number) {
    Long ofTheFile = file.loadNo();
    if (file.status() != RegisteredFile.Status.MERGED || ofTheFile == null) {
      throw new IllegalStateException("file " + file.id() + " is not merged");
    }
    this.jdbc = JdbcClient.create(database);
    this.decisions = new Decisions(database);
    this.facts = new FactRows(database, source);
    this.keyOf = new KeyOf(source);
    this.file = file;
    this.source = source;
    this.taken = ofTheFile;
    this.load = number != null ? number : new LoadNumbers(database).last() + 1;
  }

  /**
   * Closes the file's live rows.
   *
   * @return the keys whose state depended on this file: its live rows, and rows that it withdrew
   *     and that did not come again
   */
  public Set<RowKey> close() {
    Set<RowKey> keys =
        new HashSet<>(
            jdbc.sql(
                    """
                    SELECT %1$s FROM %2$s f WHERE (f.superseded_by IS NULL AND %3$s = %4$s)
                      OR (f.superseded_by = %4$s AND NOT EXISTS (
                        SELECT 1 FROM %2$s l WHERE %5$s AND %6$s))\
                    """
                        .formatted(
                            SqlNames.columns(source, "f."),
                            SqlNames.facts(source),
                            SqlNames.origin("f."),
                            taken,
                            SqlNames.sameKey(source, "l.", "f."),
                            SqlNames.isLive("l.")))
                .query((row, n) -> key(FactRows.values(source, row, 1)))
                .list());
    closed += facts.closeFrom(taken, load);
    return keys;
  }

  private RowKey key(List<? extends @Nullable Object> values) {
    RowKey key = keyOf.row(values);
    if (key == null) {
      throw new IllegalStateException("a fact without its key");
    }
    return key;
  }

  /** Restores keys from the newest other file that has them, each once. */
  public void restore(RegisteredFile other, List<ImportedRow> rows) {
    List<RowKey> keys = rows.stream().map(row -> key(row.values())).toList();
    Map<RowKey, FactRows.Fact> live = facts.live(keys);
    List<RowKey> changed = new ArrayList<>();
    List<ImportedRow> written = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      FactRows.Fact known = live.get(keys.get(i));
      // facts that are live from another file and equal to the newest stay
      if (known == null || !RowKey.isSame(known.values(), rows.get(i).values())) {
        written.add(rows.get(i));
        if (known != null) {
          changed.add(keys.get(i));
        }
      }
    }
    closed += facts.close(changed, load);
    facts.insert(written, load, other.loadNo());
    restored += written.size();
  }

  /** The facts of another file whose copy is no longer in the archive. */
  public List<ImportedRow> versions(RegisteredFile other) {
    return jdbc.sql(
            """
            SELECT DISTINCT sheet_no, row_no, %s FROM %s WHERE %s = ? ORDER BY sheet_no, row_no\
            """
                .formatted(
                    SqlNames.columns(source, ""), SqlNames.facts(source), SqlNames.origin("")))
        .param(other.loadNo())
        .query(
            (row, n) ->
                new ImportedRow(
                    row.getInt(1),
                    "",
                    row.getInt(2),
                    FactRows.values(source, row, 3),
                    List.of(),
                    List.of()))
        .list();
  }

  /** Records the file as withdrawn, after everything was restored. */
  public Decision finish(Decision.Word word) {
    facts.finish();
    jdbc.sql("UPDATE fz_file SET status = 'WITHDRAWN' WHERE file_id = ?").param(file.id()).update();
    jdbc.sql("UPDATE fz_reject SET solved_by = NULL WHERE solved_by = ?").param(taken).update();
    decisions.add(Decision.Kind.WITHDRAW, file.id(), load, closed, restored, word);
    List<Decision> all = decisions.all();
    return all.get(all.size() - 1);
  }
}
