package dev.fazhi.store.vintage;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Shown;
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
public final class Finals {

  private static final String SELECT =
      "SELECT f.vintage_no, f.at_time, f.who, f.reason FROM fz_final f";

  private final JdbcClient jdbc;

  /** Works on that database. */
  public Finals(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** All by the number of the vintage. */
  public List<Finality> all() {
    return jdbc.sql(SELECT + " ORDER BY f.vintage_no").query(Finals::finality).list();
  }

  /** The finalisation of that vintage; empty while it is provisional. */
  public Optional<Finality> of(int vintage) {
    return jdbc.sql(SELECT + " WHERE f.vintage_no = ?")
        .param(vintage)
        .query(Finals::finality)
        .optional();
  }

  /** The final vintage that a newer one of the same cut-off supersedes. */
  public Optional<Finality> before(int vintage, AsOf asOf) {
    return jdbc.sql(
            SELECT
                + " JOIN fz_vintage v ON v.vintage_no = f.vintage_no WHERE v.as_of = ? AND"
                + " f.vintage_no < ? ORDER BY f.vintage_no DESC LIMIT 1")
        .params(asOf.day(), vintage)
        .query(Finals::finality)
        .optional();
  }

  /**
   * Makes a provisional vintage final. Texts are sanitised and cut to the length of their columns.
   *
   * @return the stored finalisation
   */
  public Finality add(Finality finality) {
    Finality kept =
        new Finality(
            finality.vintage(),
            finality.at(),
            Shown.cut(Shown.safe(finality.who()), 100),
            Shown.cut(Shown.safe(finality.reason()), 1000));
    jdbc.sql("INSERT INTO fz_final (vintage_no, at_time, who, reason) VALUES (?, ?, ?, ?)")
        .params(kept.vintage(), kept.at(), kept.who(), kept.reason())
        .update();
    return kept;
  }

  private static Finality finality(ResultSet row, int n) throws SQLException {
    return new Finality(
        row.getInt(1), row.getObject(2, LocalDateTime.class), row.getString(3), row.getString(4));
  }
}
