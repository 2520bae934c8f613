package dev.fazhi.store.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The content hashes of the files of the last survey, by what the file system said of them. */
public final class RememberedSurvey {

  private final JdbcTemplate jdbc;

  /** Works on that database. */
  public RememberedSurvey(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
  }

  /** The hash by state, both as they were kept. */
  public Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    jdbc.query(
        "SELECT state, sha256 FROM fz_survey",
        row -> {
          all.put(row.getString(1), row.getString(2));
        });
    return all;
  }

  /**
   * Keeps these in place of those before; in the caller's transaction.
   *
   * @param before what is kept now
   */
  public void keep(Map<String, String> before, Map<String, String> now) {
    List<Object[]> gone = new ArrayList<>();
    List<Object[]> come = new ArrayList<>();
    before.forEach(
        (state, hash) -> {
          if (!hash.equals(now.get(state))) {
            gone.add(new Object[] {state});
          }
        });
    now.forEach(
        (state, hash) -> {
          if (!hash.equals(before.get(state))) {
            come.add(new Object[] {state, hash});
          }
        });
    jdbc.batchUpdate("DELETE FROM fz_survey WHERE state = ?", gone);
    jdbc.batchUpdate("INSERT INTO fz_survey (state, sha256) VALUES (?, ?)", come);
  }
}
