package dev.fazhi.store.register;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the known files by content, with their status. */
public final class FileRegister {

  private final JdbcClient jdbc;
  private final Findings findings;
  private final LoadNumbers numbers;
  private final MergedExports exports;
  private final LoadList lists;

  /** Works on that database. */
  public FileRegister(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.findings = new Findings(database);
    this.numbers = new LoadNumbers(database);
    this.exports = new MergedExports(database);
    this.lists = new LoadList(database, this);
  }

  /** Which exports are merged, and which of them are newer than a file. */
  public MergedExports exports() {
    return exports;
  }

  /** The faults of files and the names that no reference list has. */
  public Findings findings() {
    return findings;
  }

  /** Finds the file of that content. */
  public Optional<RegisteredFile> find(String sha256) {
    return files("sha256 = ?", sha256).optional();
  }

  /** The file of that id. */
  public RegisteredFile get(long fileId) {
    return files("file_id = ?", fileId).single();
  }

  /** All files of that status in the order of export and first sight. */
  public List<RegisteredFile> all(RegisteredFile.Status status) {
    return files("status = ? ORDER BY exported_at, modified_at, file_id", status.name()).list();
  }

  private JdbcClient.MappedQuerySpec<RegisteredFile> files(String which, Object value) {
    return jdbc.sql("SELECT " + RegisteredFile.COLUMNS + " FROM fz_file WHERE " + which)
        .param(value)
        .query(RegisteredFile::of);
  }

  /** Registers a new file and returns its id. */
  public long add(String sha256, String name, long bytes, LocalDateTime modifiedAt) {
    long id =
        jdbc.sql("SELECT COALESCE(MAX(file_id), 0) + 1 FROM fz_file").query(Long.class).single();
    insert(id, sha256, name, bytes, modifiedAt);
    return id;
  }

  /**
   * Registers a file that another database knew, under the id that it had there unless that is
   * taken.
   */
  public void restore(RegisteredFile file) {
    if (files("file_id = ?", file.id()).optional().isPresent()) {
      add(file.sha256(), file.name(), file.bytes(), file.modifiedAt());
    } else {
      insert(file.id(), file.sha256(), file.name(), file.bytes(), file.modifiedAt());
    }
  }

  private void insert(long id, String sha256, String name, long bytes, LocalDateTime modifiedAt) {
    jdbc.sql(
            "INSERT INTO fz_file ("
                + RegisteredFile.COLUMNS
                + ", rows_read, rows_new, rows_changed, rows_same, rows_double, rows_reject,"
                + " rows_skipped) VALUES (?, ?, ?, ?, ?, '', 'SEEN', '', NULL, NULL, NULL, NULL, 0,"
                + " 0, 0, 0, 0, 0, 0)")
        .params(id, sha256, name, bytes, modifiedAt)
        .update();
  }

  /** Deletes all findings about a file, so that it can be read again. */
  public void startAnew(long fileId, String definitions) {
    jdbc.sql("UPDATE fz_file SET status = 'SEEN', definitions = ? WHERE file_id = ?")
        .params(definitions, fileId)
        .update();
    findings.forget(fileId);
  }

  /** Those of the files that were read, or more, by these definitions. */
  public Set<Long> read(List<Long> fileIds, String definitions) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT file_id FROM fz_file
                WHERE file_id IN (:ids) AND status <> 'SEEN' AND definitions = :definitions
                """)
            .param("ids", fileIds)
            .param("definitions", definitions)
            .query(Long.class)
            .list());
  }

  /** Records that the file was read to its end and waits to be merged. */
  public void read(
      long fileId, String source, String definitions, LocalDateTime exportedAt, boolean dated) {
    jdbc.sql(
            """
            UPDATE fz_file SET status = 'READ', source = ?, definitions = ?, exported_at = ?, dated = ?
            WHERE file_id = ?\
            """)
        .params(source, definitions, exportedAt, dated, fileId)
        .update();
  }

  /** Replaces what is recorded about a file as a whole. */
  public void record(long fileId, Source source, Archive.Account account, AbsentFields absent) {
    Archive.Reading reading = account.reading();
    findings.replace(fileId, source, reading);
    jdbc.sql(
            """
            UPDATE fz_file SET rows_read = ?, rows_skipped = ?, rows_reject = ?, absent = ?, blank = ?
            WHERE file_id = ?\
            """)
        .params(
            reading.read(),
            reading.skipped(),
            account.rejected(),
            absent.text(),
            String.join(" ", account.blank()),
            fileId)
        .update();
  }

  /** Records that the file was merged. */
  public void merged(
      long fileId, long load, Load.RowCount rows, long withdrawn, @Nullable DateRange covers) {
    jdbc.sql(
            """
            UPDATE fz_file SET status = 'MERGED', load_no = ?, rows_new = ?, rows_changed = ?,
              rows_same = ?, rows_double = ?, rows_reject = ?, rows_withdrawn = ?,
              covers_from = CAST(? AS DATE),
              covers_to = CAST(? AS DATE)
            WHERE file_id = ?\
            """)
        .param(load)
        .param(rows.fresh())
        .param(rows.changed())
        .param(rows.unchanged())
        .param(rows.duplicate())
        .param(rows.rejected())
        .param(withdrawn)
        .param(covers == null ? null : covers.from())
        .param(covers == null ? null : covers.to())
        .param(fileId)
        .update();
  }

  /** Records the job instance that merged or refused a file. */
  public void settledBy(long fileId, long run) {
    jdbc.sql("UPDATE fz_file SET run_no = ? WHERE file_id = ?").params(run, fileId).update();
  }

  /** The ids of the files that a job instance merged or refused. */
  public Set<Long> settledBy(long run) {
    return new TreeSet<>(
        jdbc.sql("SELECT file_id FROM fz_file WHERE run_no = ?")
            .param(run)
            .query(Long.class)
            .list());
  }

  /** Records that a file was refused that was read to its end. */
  public void refuse(
      long fileId, String definitions, List<Fault> faults, @Nullable DateRange covers) {
    refuse(fileId, definitions, faults);
    jdbc.sql(
            "UPDATE fz_file SET covers_from = CAST(? AS DATE), covers_to = CAST(? AS DATE) WHERE"
                + " file_id = ?")
        .param(covers == null ? null : covers.from())
        .param(covers == null ? null : covers.to())
        .param(fileId)
        .update();
  }

  /** Records that a file was refused; it counts as such from the first time on. */
  public void refuse(long fileId, String definitions, List<Fault> faults) {
    findings.add(fileId, faults);
    jdbc.sql(
            """
            UPDATE fz_file SET status = 'REFUSED', definitions = ?,
              refused_after = COALESCE(refused_after, ?)
            WHERE file_id = ?
            """)
        .params(definitions, numbers.ofRefusal(), fileId)
        .update();
  }

  /** Restores the number after which a file counted as refused in another database. */
  public void refusedAfter(long fileId, long number) {
    jdbc.sql("UPDATE fz_file SET refused_after = ? WHERE file_id = ? AND status = 'REFUSED'")
        .params(number, fileId)
        .update();
  }

  /**
   * The stored faults of a file: those of the whole file first, then in the order of rows and
   * columns.
   */
  public List<Fault> faults(long fileId) {
    return findings.faults(fileId, get(fileId).name());
  }

  /** All files and withdrawals with their accounts: loads by number, then refused files by name. */
  public List<Load> loads() {
    return loads(Long.MAX_VALUE);
  }

  /** All files and withdrawals as they were after that load. */
  public List<Load> loads(long known) {
    return lists.loads(known);
  }

  /** The totals by source and status. */
  public List<FileTotal> totals() {
    return totals(Long.MAX_VALUE);
  }

  /** The totals of what was known after that load. */
  public List<FileTotal> totals(long known) {
    return lists.totals(known);
  }
}
