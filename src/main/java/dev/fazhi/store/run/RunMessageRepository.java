package dev.fazhi.store.run;

import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the notes of runs, for the status screen and the console. */
public final class RunMessageRepository {

  /** Number for the reason why the last run could not begin; without notes when it could. */
  public static final long NO_EXECUTION = 0;

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  /** Works on that database. */
  public RunMessageRepository(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
  }

  /** Replaces the notes of an execution. */
  public void keep(long execution, List<Fault> notes) {
    jdbc.sql("DELETE FROM fz_run_note WHERE execution = ?").param(execution).update();
    List<Object[]> rows = new ArrayList<>();
    for (Fault note : notes) {
      String place = note.place().file().isEmpty() ? "" : note.place() + "：";
      rows.add(
          new Object[] {
            execution,
            rows.size() + 1,
            note.severity().name(),
            note.code(),
            SafeText.cut(place + note.message(), 2000)
          });
    }
    if (!rows.isEmpty()) {
      batch.batchUpdate(
          "INSERT INTO fz_run_note (execution, seq, severity, code, message) VALUES (?, ?, ?, ?,"
              + " ?)",
          rows);
    }
  }

  /** The notes of an execution in their order; places are part of the message. */
  public List<Fault> of(long execution) {
    return jdbc.sql(
            "SELECT code, severity, message FROM fz_run_note WHERE execution = ? ORDER BY seq")
        .param(execution)
        .query(
            (row, n) ->
                Fault.of(
                    row.getString(1),
                    Fault.Severity.valueOf(row.getString(2)),
                    "",
                    row.getString(3)))
        .list();
  }
}
