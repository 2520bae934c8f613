package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Load;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a staged file by their fate. */
record StagedRows(JdbcClient jdbc, KnownFile file) {

  /** How many there are. */
  long all() {
    return count("SELECT COUNT(*) FROM " + Names.stage(file.id()));
  }

  /** Rows with a fault that rejects them. */
  long rejected() {
    return count(Fate.REJECTED);
  }

  /** Rows that are known with other content. */
  long changed() {
    return count(Fate.CHANGED);
  }

  /** Which rows were rejected, and by which key a later file may bring them in order. */
  void keepRejects(Source source) {
    jdbc.sql(
            "INSERT INTO fz_reject (file_id, sheet_no, row_no, row_key) SELECT "
                + file.id()
                + ", sheet_no, row_no, "
                + Names.keyText(source, "")
                + " FROM "
                + Names.stage(file.id())
                + " WHERE fate = 'R'")
        .update();
  }

  /**
   * The account of the file.
   *
   * @param inserted how many versions were written
   * @throws IllegalStateException when it does not add up
   */
  Load.RowCount account(long inserted) {
    long changed = changed();
    Load.RowCount rows =
        new Load.RowCount(
            count("SELECT rows_read FROM fz_file WHERE file_id = " + file.id()),
            inserted - changed,
            changed,
            count(Fate.SAME) + count(Fate.OLDER),
            count(Fate.DOUBLE),
            rejected(),
            count("SELECT rows_skipped FROM fz_file WHERE file_id = " + file.id()));
    if (!rows.isBalanced()) {
      throw new IllegalStateException("rows of file " + file.id() + " do not add up: " + rows);
    }
    return rows;
  }

  private long count(Fate fate) {
    return count("SELECT COUNT(*) FROM " + Names.stage(file.id()) + " WHERE fate = " + fate.sql());
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
