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
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.FinalizationRepository;
import dev.fazhi.store.vintage.VintageCopies;
import dev.fazhi.store.vintage.Vintages;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger of a database, and reads and writes the one beside the archive. */
public final class LedgerRepository {

  private static final String NAME = "ledger.txt";

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final Decisions decisions;
  private final FinalizationRepository finals;
  private final VintageCopies copies;
  private final Archive archive;
  private final LedgerFile kept;
  private final Identity identity;

  /** Works on that database and that archive. */
  public LedgerRepository(DataSource database, Archive archive) {
    this.jdbc = JdbcClient.create(database);
    this.files = new FileRegister(database);
    this.decisions = new Decisions(database);
    this.finals = new FinalizationRepository(database);
    this.copies = new VintageCopies(database, archive);
    this.archive = archive;
    this.identity = new Identity(database);
    this.kept = new LedgerFile(archive.folder().resolve(NAME));
  }

  /** The ledger beside the archive; empty when there is none. */
  public Ledger kept() {
    return kept.read();
  }

  /** The ledger of the database as it is now. */
  public Ledger current() {
    List<Ledger.Filed> filed =
        jdbc.sql(
                "SELECT "
                    + RegisteredFile.COLUMNS
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

  /** The identity of the database. */
  public String identity() {
    return identity.get();
  }

  /** Gives an empty database the identity of the ledger. */
  public void assume(Ledger ledger) {
    if (!ledger.identity().isEmpty()) {
      identity.assume(ledger.identity());
    }
  }

  /**
   * Updates the ledger beside the archive, and the copies of figures, from the database. The
   * database is read after the lease was checked and while the file is locked, so that a process
   * that was suspended never replaces a newer ledger by an older one.
   *
   * @param lease of the caller
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
    RegisteredFile file = RegisteredFile.of(row, 0);
    boolean unread = file.status() == RegisteredFile.Status.REFUSED && !archive.has(file.sha256());
    List<Fault> faults =
        unread ? files.findings().faultsOfTheFile(file.id(), file.name()) : List.of();
    return new Ledger.Filed(
        file,
        row.getObject("refused_after", Long.class),
        RegisteredFile.rows(row),
        row.getLong("rows_withdrawn"),
        faults);
  }
}
