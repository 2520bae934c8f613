package dev.fazhi.store.vintage;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.SafeText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores which vintages are final; all others are provisional. Entries are added, never changed; a
 * newer vintage of the same cut-off may supersede a final one, which stays final.
 */
public final class FinalizationRepository {

  private static final String SELECT =
      "SELECT f.vintage_no, f.at_time, f.who, f.reason FROM fz_final f";

  private final JdbcClient jdbc;

  /** Works on that database. */
  public FinalizationRepository(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** All by the number of the vintage. */
  public List<Finalization> all() {
    return jdbc.sql(SELECT + " ORDER BY f.vintage_no")
        .query(FinalizationRepository::finality)
        .list();
  }

  /** The finalisation of that vintage; empty while it is provisional. */
  public Optional<Finalization> of(int vintage) {
    return jdbc.sql(SELECT + " WHERE f.vintage_no = ?")
        .param(vintage)
        .query(FinalizationRepository::finality)
        .optional();
  }

  /** The final vintage that a newer one of the same cut-off supersedes. */
  public Optional<Finalization> before(int vintage, AsOf asOf) {
    return jdbc.sql(
            SELECT
                + " JOIN fz_vintage v ON v.vintage_no = f.vintage_no WHERE v.as_of = ? AND"
                + " v.reports = ? AND f.vintage_no < ? ORDER BY f.vintage_no DESC LIMIT 1")
        .params(asOf.day(), asOf.reports().id(), vintage)
        .query(FinalizationRepository::finality)
        .optional();
  }

  /**
   * Makes a provisional vintage final. Texts are sanitised and cut to the length of their columns.
   *
   * @return the stored finalisation
   */
  public Finalization add(Finalization finality) {
    Finalization kept =
        new Finalization(
            finality.vintage(),
            finality.at(),
            SafeText.cut(SafeText.safe(finality.who()), 100),
            SafeText.cut(SafeText.safe(finality.reason()), 1000));
    jdbc.sql("INSERT INTO fz_final (vintage_no, at_time, who, reason) VALUES (?, ?, ?, ?)")
        .params(kept.vintage(), kept.at(), kept.who(), kept.reason())
        .update();
    return kept;
  }

  private static Finalization finality(ResultSet row, int n) throws SQLException {
    return new Finalization(
        row.getInt(1), row.getObject(2, LocalDateTime.class), row.getString(3), row.getString(4));
  }
}
