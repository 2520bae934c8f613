package dev.fazhi.store;

import dev.fazhi.model.Fault;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger of a database, and the one that lies beside the archive. */
public final class Ledgers {

  private static final String NAME = "ledger.txt";

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final Decisions decisions;
  private final Finals finals;
  private final VintageCopies copies;
  private final Archive archive;
  private final LedgerFile kept;

  /** Of that database and that archive. */
  public Ledgers(DataSource database, Archive archive) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.decisions = new Decisions(database);
    this.finals = new Finals(database);
    this.copies = new VintageCopies(database, archive);
    this.archive = archive;
    this.kept = new LedgerFile(archive.folder().resolve(NAME));
  }

  /** What lies beside the archive; empty when nothing does. */
  public Ledger kept() {
    return kept.read();
  }

  /** What the database knows now. */
  public Ledger current() {
    List<Ledger.Filed> filed =
        jdbc.sql(
                "SELECT "
                    + FileRegister.COLUMNS
                    + ", refused_after, rows_read, rows_new, rows_changed, rows_same, rows_double,"
                    + " rows_reject, rows_skipped, rows_withdrawn FROM fz_file WHERE status IN"
                    + " ('MERGED', 'REFUSED', 'WITHDRAWN') ORDER BY file_id")
            .query((row, n) -> filed(row))
            .list();
    List<Vintages.Head> vintages =
        jdbc.sql("SELECT " + Vintages.COLUMNS + " FROM fz_vintage ORDER BY vintage_no")
            .query(Vintages::head)
            .list();
    return new Ledger(filed, decisions.all(), vintages, finals.all());
  }

  /** Brings what lies beside the archive up to what the database knows, figures included. */
  public void keep() throws IOException {
    Ledger current = current();
    copies.write(current.vintages());
    if (!current.equals(Ledger.EMPTY)) {
      kept.write(current);
    }
  }

  private Ledger.Filed filed(ResultSet row) throws SQLException {
    KnownFile file = FileRegister.known(row, 0);
    boolean unread = file.status() == KnownFile.Status.REFUSED && !archive.has(file.sha256());
    List<Fault> faults = unread ? files.faultsOfTheFile(file) : List.of();
    return new Ledger.Filed(
        file,
        row.getObject("refused_after", Long.class),
        FileRegister.rows(row),
        row.getLong("rows_withdrawn"),
        faults);
  }
}
