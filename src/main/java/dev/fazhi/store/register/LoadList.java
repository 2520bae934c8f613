package dev.fazhi.store.register;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.store.archive.AbsentFields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads lists and totals from the register of files. */
final class LoadList {

  private static final String WITHDRAWN = "FZ-163";

  private final JdbcClient jdbc;
  private final FileRegister register;
  private final Decisions decisions;

  LoadList(DataSource database, FileRegister register) {
    this.jdbc = JdbcClient.create(database);
    this.register = register;
    this.decisions = new Decisions(database);
  }

  /**
   * All files and withdrawals as they were after that load: loads by number, then refused files by
   * name.
   */
  List<Load> loads(long known) {
    List<Decision> withdrawals =
        decisions.all().stream().filter(d -> d.kind() == Decision.Kind.WITHDRAW).toList();
    Set<Long> laterWithdrawn =
        withdrawals.stream()
            .filter(decision -> number(decision) > known)
            .map(Decision::fileId)
            .collect(Collectors.toSet());
    Map<Long, List<Fault>> faults = register.findings().faultsOfFiles();
    List<Load> files =
        jdbc.sql(
                "SELECT "
                    + RegisteredFile.COLUMNS
                    + ", rows_read, rows_new, rows_changed, rows_same, rows_double, rows_reject,"
                    + " rows_skipped, rows_withdrawn, absent FROM fz_file WHERE status IN"
                    + " ('MERGED', 'REFUSED', 'WITHDRAWN') AND COALESCE(load_no, refused_after, 0)"
                    + " <= ? ORDER BY COALESCE(load_no, 9000000000000000000), name, file_id")
            .param(known)
            .query((row, n) -> load(row, laterWithdrawn, faults))
            .list();
    List<Load> all = new ArrayList<>(files);
    for (Decision decision : withdrawals) {
      if (number(decision) <= known) {
        all.add(withdrawal(decision));
      }
    }
    // refused files have no number and remain last
    all.sort(Comparator.comparingLong(load -> load.number() == 0 ? Long.MAX_VALUE : load.number()));
    return all;
  }

  private static long number(Decision decision) {
    Long load = decision.loadNo();
    return load == null ? 0 : load;
  }

  private Load withdrawal(Decision decision) {
    RegisteredFile file = register.get(decision.fileId());
    String name = "撤回第 " + file.loadNo() + " 次装载：" + file.name();
    String message =
        "撤回了第 %s 次装载仍在用的 %s 行，其中 %s 行恢复为其他文件中的内容。原因：%s"
            .formatted(file.loadNo(), decision.closed(), decision.restored(), decision.reason());
    return new Load(
        number(decision),
        name,
        file.sha256(),
        0,
        file.source(),
        file.madeAt(),
        Load.Status.WITHDRAWN,
        Load.RowCount.NONE,
        List.of(Fault.of(WITHDRAWN, Fault.Severity.NOTE, file.name(), message)),
        decision.closed(),
        Set.of());
  }

  /** The totals by source and status of the files that were known after that load. */
  List<FileTotal> totals(long known) {
    return jdbc.sql(
            "SELECT source, status, COUNT(*), SUM(rows_read), SUM(rows_new), SUM(rows_changed),"
                + " SUM(rows_same), SUM(rows_double), SUM(rows_reject), SUM(rows_skipped),"
                + " MAX(exported_at), MAX(covers_to) FROM fz_file WHERE COALESCE(load_no,"
                + " refused_after, 0) <= ? GROUP BY source, status ORDER BY source, status")
        .param(known)
        .query(
            (row, n) ->
                new FileTotal(
                    row.getString(1),
                    RegisteredFile.Status.valueOf(row.getString(2)),
                    row.getLong(3),
                    new Load.RowCount(
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)),
                    row.getObject(11, LocalDateTime.class),
                    row.getObject(12, LocalDate.class)))
        .list();
  }

  private static Load load(ResultSet row, Set<Long> laterWithdrawn, Map<Long, List<Fault>> faults)
      throws SQLException {
    RegisteredFile file = RegisteredFile.of(row, 0);
    RegisteredFile.Status status =
        laterWithdrawn.contains(file.id()) ? RegisteredFile.Status.MERGED : file.status();
    List<Fault> ofTheFile = List.copyOf(faults.getOrDefault(file.id(), List.of()));
    return new Load(
        file.loadNo() == null ? 0 : file.loadNo(),
        file.name(),
        file.sha256(),
        file.bytes(),
        file.source(),
        file.madeAt(),
        Load.Status.valueOf(status.name()),
        RegisteredFile.rows(row),
        ofTheFile,
        row.getLong("rows_withdrawn"),
        AbsentFields.names(row.getString("absent")));
  }
}
