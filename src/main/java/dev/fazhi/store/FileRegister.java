package dev.fazhi.store;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files that were seen, by content, with what became of them. */
public final class FileRegister {

  /** Beyond so many faults of one file the rest are counted, not kept: nobody reads further. */
  static final int MOST_FAULTS = 10_000;

  private static final String WITHDRAWN = "FZ-163";

  private static final String COLUMNS =
      "file_id, sha256, name, bytes, modified_at, source, status, definitions, exported_at, load_no, covers_from, covers_to";

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final LoadNumbers numbers;
  private final Decisions decisions;

  /** Works on that database. */
  public FileRegister(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
    this.numbers = new LoadNumbers(database);
    this.decisions = new Decisions(database);
  }

  /** The file of that content, if it was ever seen. */
  public Optional<KnownFile> find(String sha256) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM fz_file WHERE sha256 = ?")
        .param(sha256)
        .query(FileRegister::known)
        .optional();
  }

  /** The file of that id. */
  public KnownFile get(long fileId) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM fz_file WHERE file_id = ?")
        .param(fileId)
        .query(FileRegister::known)
        .single();
  }

  /** All files that got so far, in the order in which they were exported and first seen. */
  public List<KnownFile> all(KnownFile.Status status) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM fz_file WHERE status = ? ORDER BY exported_at, modified_at, file_id")
        .param(status.name())
        .query(FileRegister::known)
        .list();
  }

  /** The file that was merged under that number, also when it was taken back later. */
  public Optional<KnownFile> ofLoad(long load) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM fz_file WHERE load_no = ?")
        .param(load)
        .query(FileRegister::known)
        .optional();
  }

  /** The merged files of a source, the newest export first; of one moment the last load first. */
  public List<KnownFile> merged(String source) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM fz_file WHERE status = 'MERGED' AND source = ? ORDER BY exported_at DESC, load_no DESC")
        .param(source)
        .query(FileRegister::known)
        .list();
  }

  /** Whether a newer export of the source was merged. */
  boolean hasNewer(String source, LocalDateTime exportedAt) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM fz_file WHERE status = 'MERGED' AND source = ? AND exported_at > ?")
            .params(source, exportedAt)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Registers a file that was not seen before and gives its id. */
  public long add(String sha256, String name, long bytes, LocalDateTime modifiedAt) {
    long id =
        jdbc.sql("SELECT COALESCE(MAX(file_id), 0) + 1 FROM fz_file").query(Long.class).single();
    jdbc.sql(
            "INSERT INTO fz_file ("
                + COLUMNS
                + ", rows_read, rows_new, rows_changed, rows_same, rows_double, rows_reject, rows_skipped) "
                + "VALUES (?, ?, ?, ?, ?, '', 'SEEN', '', NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0)")
        .params(id, sha256, name, bytes, modifiedAt)
        .update();
    return id;
  }

  /**
   * Registers a file that another database knew, under the id that it had there unless that is
   * taken.
   */
  public void restore(KnownFile file) {
    boolean taken =
        jdbc.sql("SELECT COUNT(*) FROM fz_file WHERE file_id = ?")
                .param(file.id())
                .query(Long.class)
                .single()
            > 0;
    if (taken) {
      add(file.sha256(), file.name(), file.bytes(), file.modifiedAt());
      return;
    }
    jdbc.sql(
            "INSERT INTO fz_file ("
                + COLUMNS
                + ", rows_read, rows_new, rows_changed, rows_same, rows_double, rows_reject, rows_skipped) "
                + "VALUES (?, ?, ?, ?, ?, '', 'SEEN', '', NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0)")
        .params(file.id(), file.sha256(), file.name(), file.bytes(), file.modifiedAt())
        .update();
  }

  /** Forgets all that was said of a file, so that it can be read anew. */
  public void startAnew(long fileId, String definitions) {
    jdbc.sql("UPDATE fz_file SET status = 'SEEN', definitions = ? WHERE file_id = ?")
        .params(definitions, fileId)
        .update();
    for (String table : List.of("fz_fault", "fz_sheet", "fz_unknown_name", "fz_reject")) {
      jdbc.sql("DELETE FROM " + table + " WHERE file_id = ?").param(fileId).update();
    }
  }

  /** Adds faults after those already kept; beyond {@link #MOST_FAULTS} they are dropped. */
  public void addFaults(long fileId, List<Fault> faults, List<Integer> sheetNumbers) {
    if (faults.isEmpty()) {
      return;
    }
    long next =
        jdbc.sql("SELECT COALESCE(MAX(seq), 0) + 1 FROM fz_fault WHERE file_id = ?")
            .param(fileId)
            .query(Long.class)
            .single();
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < faults.size() && next <= MOST_FAULTS; i++) {
      Fault fault = faults.get(i);
      Place place = fault.place();
      rows.add(
          new Object[] {
            fileId,
            next++,
            fault.code(),
            fault.severity().name(),
            sheetNumbers.get(i),
            cut(place.sheet(), 200),
            place.row(),
            place.column(),
            cut(fault.field(), 200),
            cut(fault.value(), 400),
            cut(fault.message(), 2000)
          });
    }
    batch.batchUpdate(
        "INSERT INTO fz_fault (file_id, seq, code, severity, sheet_no, sheet, row_no, col_no, field, seen, message) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** The file is refused: nothing of it is in the facts. */
  public void refuse(long fileId, String definitions, List<Fault> faults) {
    addFaults(fileId, faults, faults.stream().map(fault -> -1).toList());
    jdbc.sql(
            "UPDATE fz_file SET status = 'REFUSED', definitions = ?, refused_after = ? WHERE file_id = ?")
        .params(definitions, numbers.last(), fileId)
        .update();
  }

  /**
   * What is kept of the faults of a file: in the order of rows and columns, those of the whole file
   * first.
   */
  public List<Fault> faults(long fileId) {
    String name = get(fileId).name();
    return jdbc.sql(
            "SELECT code, severity, sheet, row_no, col_no, field, seen, message FROM fz_fault WHERE file_id = ? "
                + "ORDER BY sheet_no, row_no, col_no, seq")
        .param(fileId)
        .query(
            (row, n) ->
                new Fault(
                    row.getString(1),
                    Fault.Severity.valueOf(row.getString(2)),
                    new Place(name, row.getString(3), row.getInt(4), row.getInt(5)),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8)))
        .list();
  }

  /** Records names that no reference list has, with how many rows hold them. */
  public void addUnknownName(long fileId, String reference, String name, long rows) {
    jdbc.sql(
            "INSERT INTO fz_unknown_name (file_id, reference, name, rows_with) VALUES (?, ?, ?, ?)")
        .params(fileId, reference, name, rows)
        .update();
  }

  /** A name that no reference list has. */
  public record UnknownName(String reference, String name, long rows) {}

  /** Names in loaded files that no reference list has. */
  public List<UnknownName> unknownNames() {
    return jdbc.sql(
            "SELECT u.reference, u.name, SUM(u.rows_with) FROM fz_unknown_name u JOIN fz_file f ON f.file_id = u.file_id "
                + "WHERE f.status = 'MERGED' GROUP BY u.reference, u.name ORDER BY u.reference, u.name")
        .query((row, n) -> new UnknownName(row.getString(1), row.getString(2), row.getLong(3)))
        .list();
  }

  /**
   * Every file with its account, and every taking back of one: loads by number, then the files
   * refused by name.
   */
  public List<Load> loads() {
    List<Load> files =
        jdbc.sql(
                "SELECT "
                    + COLUMNS
                    + ", rows_read, rows_new, rows_changed, rows_same, rows_double, rows_reject, rows_skipped, rows_withdrawn FROM fz_file "
                    + "WHERE status IN ('MERGED', 'REFUSED', 'WITHDRAWN') ORDER BY COALESCE(load_no, 9000000000000000000), name, file_id")
            .query((row, n) -> load(row))
            .list();
    List<Load> all = new ArrayList<>(files);
    for (Decision decision : decisions.all()) {
      if (decision.kind() == Decision.Kind.WITHDRAW) {
        all.add(withdrawal(decision));
      }
    }
    // refused files have no number and stay behind in their order
    all.sort(Comparator.comparingLong(load -> load.number() == 0 ? Long.MAX_VALUE : load.number()));
    return all;
  }

  private Load withdrawal(Decision decision) {
    KnownFile file = get(decision.fileId());
    String name = "撤回第 " + file.loadNo() + " 次装载：" + file.name();
    String message =
        "撤回了第 "
            + file.loadNo()
            + " 次装载仍在用的 "
            + decision.closed()
            + " 行，其中 "
            + decision.restored()
            + " 行恢复为其他文件中的内容。原因："
            + decision.reason();
    return new Load(
        decision.loadNo() == null ? 0 : decision.loadNo(),
        name,
        file.sha256(),
        0,
        file.source(),
        file.exportedAt() == null ? file.modifiedAt() : file.exportedAt(),
        Load.Status.WITHDRAWN,
        Load.RowCount.NONE,
        List.of(new Fault(WITHDRAWN, Fault.Severity.NOTE, Place.of(file.name()), "", "", message)),
        decision.closed());
  }

  /**
   * The sum over all files of a source that came to the same end.
   *
   * @param source the source's id; empty for files that none was recognised for
   * @param newest the newest export among them; null when none was dated
   */
  public record Total(
      String source,
      KnownFile.Status status,
      long files,
      Load.RowCount rows,
      @Nullable LocalDateTime newest) {}

  /** The totals by source and status. */
  public List<Total> totals() {
    return jdbc.sql(
            "SELECT source, status, COUNT(*), SUM(rows_read), SUM(rows_new), SUM(rows_changed), SUM(rows_same), "
                + "SUM(rows_double), SUM(rows_reject), SUM(rows_skipped), MAX(exported_at) FROM fz_file "
                + "GROUP BY source, status ORDER BY source, status")
        .query(
            (row, n) ->
                new Total(
                    row.getString(1),
                    KnownFile.Status.valueOf(row.getString(2)),
                    row.getLong(3),
                    new Load.RowCount(
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)),
                    row.getObject(11, LocalDateTime.class)))
        .list();
  }

  private Load load(ResultSet row) throws SQLException {
    KnownFile file = known(row, 0);
    List<Fault> ofTheFile =
        faults(file.id()).stream().filter(FileRegister::concernsTheFile).toList();
    return new Load(
        file.loadNo() == null ? 0 : file.loadNo(),
        file.name(),
        file.sha256(),
        file.bytes(),
        file.source(),
        file.exportedAt() == null ? file.modifiedAt() : file.exportedAt(),
        Load.Status.valueOf(file.status().name()),
        new Load.RowCount(
            row.getLong("rows_read"),
            row.getLong("rows_new"),
            row.getLong("rows_changed"),
            row.getLong("rows_same"),
            row.getLong("rows_double"),
            row.getLong("rows_reject"),
            row.getLong("rows_skipped")),
        ofTheFile,
        row.getLong("rows_withdrawn"));
  }

  private static KnownFile known(ResultSet row, int n) throws SQLException {
    Long loadNo = row.getObject(10, Long.class);
    LocalDate from = row.getObject(11, LocalDate.class);
    LocalDate to = row.getObject(12, LocalDate.class);
    return new KnownFile(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getObject(5, LocalDateTime.class),
        row.getString(6),
        KnownFile.Status.valueOf(row.getString(7)),
        row.getString(8),
        row.getObject(9, LocalDateTime.class),
        loadNo,
        from == null || to == null ? null : new Span(from, to));
  }

  /**
   * What refuses a file concerns it as a whole, even where it stands in one row, such as the
   * header.
   */
  private static boolean concernsTheFile(Fault fault) {
    return fault.place().row() == 0 || fault.severity() == Fault.Severity.REFUSE;
  }

  static String cut(@Nullable String text, int most) {
    if (text == null) {
      return "";
    }
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
