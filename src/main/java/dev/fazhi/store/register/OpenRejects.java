package dev.fazhi.store.register;

import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds rejected rows that a later load corrects: by their key, when its export is not older, or by
 * their original place, which corrected rows name.
 */
public final class OpenRejects {

  private final JdbcTemplate jdbc;
  private final Map<String, List<Object[]>> byKey = new HashMap<>();
  private final Map<Place, List<Object[]>> byPlace = new HashMap<>();
  private final List<Object[]> solved = new ArrayList<>();

  /** Reads the open rejected rows of all other files of the file's source. */
  public OpenRejects(DataSource database, RegisteredFile file) {
    this.jdbc = new JdbcTemplate(database);
    jdbc.query(
        """
        SELECT r.file_id, r.sheet_no, r.row_no, o.name, COALESCE(s.name, ''),
          CASE WHEN %s THEN NULL ELSE r.row_key END, o.exported_at
        FROM fz_reject r JOIN fz_file o ON o.file_id = r.file_id
        LEFT JOIN fz_sheet s ON s.file_id = r.file_id AND s.sheet_no = r.sheet_no
        WHERE r.solved_by IS NULL AND o.source = ? AND o.file_id <> ?
        """
            .formatted(ExportOrder.isAfter("o.", file)),
        row -> {
          Object[] address = {row.getLong(1), row.getInt(2), row.getInt(3)};
          Place place = new Place(row.getString(4), row.getString(5), row.getInt(3), -1);
          byPlace.computeIfAbsent(place, at -> new ArrayList<>(1)).add(address);
          String key = row.getString(6);
          if (key != null && row.getObject(7) != null) {
            byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(address);
          }
        },
        file.source(),
        file.id());
  }

  /**
   * Adds an accepted row.
   *
   * @param key null when the row lost to a newer export and so corrects nothing by key
   */
  public void solve(ImportedRow row, @Nullable RowKey key) {
    if (key != null && !byKey.isEmpty()) {
      solved.addAll(byKey.getOrDefault(key.text(), List.of()));
    }
    Place origin = row.origin();
    if (origin != null) {
      solved.addAll(
          byPlace.getOrDefault(
              new Place(
                  SafeText.cut(origin.file(), 400),
                  SafeText.cut(origin.sheet(), 200),
                  origin.row(),
                  -1),
              List.of()));
    }
  }

  /** Records the load that corrected them. */
  public void save(long load) {
    jdbc.batchUpdate(
        """
        UPDATE fz_reject SET solved_by = %s
        WHERE file_id = ? AND sheet_no = ? AND row_no = ? AND solved_by IS NULL\
        """
            .formatted(load),
        solved);
  }
}
