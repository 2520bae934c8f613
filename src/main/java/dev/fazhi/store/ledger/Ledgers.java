package dev.fazhi.store.ledger;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.database.Identity;
import dev.fazhi.store.file.FolderLock;
import dev.fazhi.store.file.PrivateFiles;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.Decisions;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.KnownFile;
import dev.fazhi.store.vintage.Finals;
import dev.fazhi.store.vintage.VintageCopies;
import dev.fazhi.store.vintage.Vintages;
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
  private final Identity identity;

  /** Of that database and that archive. */
  public Ledgers(DataSource database, Archive archive) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.decisions = new Decisions(database);
    this.finals = new Finals(database);
    this.copies = new VintageCopies(database, archive);
    this.archive = archive;
    this.identity = new Identity(database);
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
    return new Ledger(identity.get(), filed, decisions.all(), vintages, finals.all());
  }

  /** Which database this is, as its ledger names it. */
  public String identity() {
    return identity.get();
  }

  /** Makes an empty database the one that the ledger is of. */
  public void assume(Ledger ledger) {
    if (!ledger.identity().isEmpty()) {
      identity.assume(ledger.identity());
    }
  }

  /**
   * Brings what lies beside the archive up to what the database knows, figures included. What is
   * written was read after it was made sure that the lease is held, and while nobody else can write
   * it: a process that slept never puts an older ledger in the place of a newer one.
   *
   * @param lease of whoever does it
   * @throws Problem FZ-408 when it is lost, FZ-409 when another process keeps the ledger locked
   */
  public void keep(Lease lease) throws IOException {
    PrivateFiles.createDirectories(archive.folder());
    FolderLock lock =
        FolderLock.take(archive.folder())
            .orElseThrow(
                () -> new Problem("FZ-409", "归档目录被另一个进程占用（可能已暂停）：%s。".formatted(archive.folder())));
    try {
      lease.assertHeld();
      Ledger current = current();
      copies.write(current.vintages());
      if (!current.isEmpty()) {
        kept.write(current);
      }
    } finally {
      lock.close();
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
