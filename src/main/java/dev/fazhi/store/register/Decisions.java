package dev.fazhi.store.register;

import dev.fazhi.model.SafeText;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the decisions about files. Entries are added, never changed. */
public final class Decisions {

  private final JdbcClient jdbc;

  /** Works on that database. */
  public Decisions(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** All decisions in their order. */
  public List<Decision> all() {
    return jdbc.sql(
            """
            SELECT decision_no AS number, kind, file_id, load_no, rows_closed AS closed,
              rows_restored AS restored, at_time AS at, who, reason
            FROM fz_decision ORDER BY decision_no\
            """)
        .query(Decision.class)
        .list();
  }

  /** Whether a person accepted this file although it would be refused. */
  public boolean accepts(long fileId) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_decision WHERE kind = 'ACCEPT' AND file_id = ?")
            .param(fileId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Records that a person accepted the file. */
  public void accept(long fileId, Decision.Word word) {
    add(Decision.Kind.ACCEPT, fileId, null, 0, 0, word);
  }

  /**
   * Adds a decision in the caller's transaction; texts are sanitised and cut to the length of their
   * columns.
   */
  public void add(
      Decision.Kind kind,
      long fileId,
      @Nullable Long loadNo,
      long closed,
      long restored,
      Decision.Word word) {
    jdbc.sql(
            """
            INSERT INTO fz_decision (decision_no, kind, file_id, load_no, rows_closed, rows_restored,
              at_time, who, reason)
            SELECT COALESCE(MAX(decision_no), 0) + 1, CAST(? AS VARCHAR(10)), CAST(? AS BIGINT),
              CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TIMESTAMP),
              CAST(? AS VARCHAR(100)), CAST(? AS VARCHAR(1000))
            FROM fz_decision\
            """)
        .param(kind.name())
        .param(fileId)
        .param(loadNo)
        .param(closed)
        .param(restored)
        .param(word.at())
        .param(SafeText.cut(SafeText.safe(word.who()), 100))
        .param(SafeText.cut(SafeText.safe(word.reason()), 1000))
        .update();
  }
}
