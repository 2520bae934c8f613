package dev.fazhi.store.register;

import dev.fazhi.definition.Source;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which exports of a source are merged, and which of them are newer than a file. */
public final class MergedExports {

  private static final String FILES = "SELECT " + RegisteredFile.COLUMNS + " FROM fz_file WHERE ";

  private final JdbcClient jdbc;

  MergedExports(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The file that was merged under that number, even if it was withdrawn later. */
  public Optional<RegisteredFile> ofLoad(long load) {
    return jdbc.sql(FILES + "load_no = ?").param(load).query(RegisteredFile::of).optional();
  }

  /** By the number of the load, the content of the file that was merged under it. */
  public Map<Long, String> contents() {
    Map<Long, String> contents = new HashMap<>();
    jdbc.sql("SELECT load_no, sha256 FROM fz_file WHERE load_no IS NOT NULL")
        .query((row, n) -> contents.put(row.getLong(1), row.getString(2)))
        .list();
    return contents;
  }

  /** The merged files of a source, the newest export first, in the order of {@link ExportOrder}. */
  public List<RegisteredFile> of(String source) {
    return jdbc.sql(
            FILES
                + """
                status = 'MERGED' AND source = ?
                ORDER BY exported_at DESC, modified_at DESC, load_no DESC\
                """)
        .param(source)
        .query(RegisteredFile::of)
        .list();
  }

  /** Those of them that were exported after a file of theirs. */
  public List<RegisteredFile> after(RegisteredFile file) {
    return of(file.source()).stream().takeWhile(newer -> ExportOrder.isAfter(newer, file)).toList();
  }

  /**
   * The data by which exports are ordered.
   *
   * @param modifiedAt UTC
   * @param dated whether its name says when it was exported
   */
  public record Export(
      String name, LocalDateTime exportedAt, LocalDateTime modifiedAt, boolean dated) {}

  /** The export that was merged under that number. */
  public Export export(long load) {
    return jdbc.sql("SELECT name, exported_at, modified_at, dated FROM fz_file WHERE load_no = ?")
        .param(load)
        .query(Export.class)
        .single();
  }

  /** The numbers of the merged loads of the file's source whose exports are newer. */
  public Set<Long> newerLoads(RegisteredFile file) {
    return ids("load_no", ExportOrder.isAfter("", file), file.source());
  }

  /** The numbers of the merged loads of the file's source whose exports are of days before. */
  public Set<Long> loadsOfDaysBefore(RegisteredFile file) {
    return ids("load_no", "exported_at < ?", file.source(), file.madeAt().toLocalDate());
  }

  /**
   * The ids of the merged files of a source that may hold rows which no fact says they hold: rows
   * that were known already, or that are read otherwise by these definitions.
   */
  public Set<Long> repeating(String source, String definitions) {
    return ids("file_id", "(rows_same > 0 OR definitions <> ?)", source, definitions);
  }

  private Set<Long> ids(String column, String condition, Object... values) {
    return new HashSet<>(
        jdbc.sql(
                "SELECT %s FROM fz_file WHERE status = 'MERGED' AND source = ? AND %s"
                    .formatted(column, condition))
            .params(values)
            .query(Long.class)
            .list());
  }

  /** The days that each newer merged export of the source covers, where it tells. */
  public List<DateRange> newerSpans(RegisteredFile file, Source source) {
    return jdbc.sql(
            """
            SELECT covers_from, covers_to FROM fz_file
            WHERE status = 'MERGED' AND source = ? AND %s AND covers_from IS NOT NULL
            ORDER BY load_no\
            """
                .formatted(ExportOrder.isAfter("", file)))
        .param(source.id())
        .query(
            (row, n) ->
                new DateRange(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
        .list();
  }

  /** The last merged of the exports after a file that were modified before a moment; or none. */
  public Optional<RegisteredFile> newerBefore(RegisteredFile file, LocalDateTime moment) {
    return jdbc.sql(
            FILES
                + """
                status = 'MERGED' AND source = ? AND modified_at < ? AND %s
                ORDER BY exported_at DESC, modified_at DESC FETCH FIRST 1 ROW ONLY\
                """
                    .formatted(ExportOrder.isAfter("", file)))
        .params(file.source(), moment)
        .query(RegisteredFile::of)
        .optional();
  }

  /** The export time of the newest other file of the source under these names; null for none. */
  public @Nullable LocalDateTime newest(String source, Set<String> names, long except) {
    if (names.isEmpty()) {
      return null;
    }
    return jdbc.sql(
            """
            SELECT MAX(exported_at) FROM fz_file
            WHERE name IN (:names) AND source = :source AND file_id <> :except\
            """)
        .param("names", names.stream().map(name -> SafeText.cut(name, 400)).toList())
        .param("source", source)
        .param("except", except)
        .query(LocalDateTime.class)
        .optional()
        .orElse(null);
  }
}
