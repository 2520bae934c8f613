package dev.fazhi.store.run;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Shown;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run as a whole had to say at its end, so that it can be read the morning after. */
public final class RunNotes {

  /** Under this number stands why the last run could not even begin; nothing when it could. */
  public static final long NO_EXECUTION = 0;

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  /** Works on that database. */
  public RunNotes(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
  }

  /** Keeps the notes of an execution in place of those that it had. */
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
            Shown.cut(place + note.message(), 2000)
          });
    }
    if (!rows.isEmpty()) {
      batch.batchUpdate(
          "INSERT INTO fz_run_note (execution, seq, severity, code, message) VALUES (?, ?, ?, ?,"
              + " ?)",
          rows);
    }
  }

  /** The notes of an execution in their order; the place stands in the message. */
  public List<Fault> of(long execution) {
    return jdbc.sql(
            "SELECT code, severity, message FROM fz_run_note WHERE execution = ? ORDER BY seq")
        .param(execution)
        .query(
            (row, n) ->
                new Fault(
                    row.getString(1),
                    Fault.Severity.valueOf(row.getString(2)),
                    Place.of(""),
                    "",
                    "",
                    row.getString(3)))
        .list();
  }
}
