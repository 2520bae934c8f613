package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.ImportedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The declared fields for which a sheet has no column. For its rows these fields are unknown:
 * neither empty nor changed, so the known values of the same key stay.
 */
public final class AbsentFields {

  private final Map<Integer, Set<Integer>> positions = new HashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** Collects the fields that any sheet of an archived file lacks. */
  public AbsentFields(Source source, List<Archive.Sheet> sheets) {
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      for (Archive.Sheet sheet : sheets) {
        if (isAbsent(field, sheet)) {
          names.add(field.name());
          positions.computeIfAbsent(sheet.number(), number -> new LinkedHashSet<>()).add(i);
        }
      }
    }
  }

  /**
   * Whether a sheet lacks a field. A derived field is present when the field that it is derived
   * from is.
   */
  private static boolean isAbsent(Field field, Archive.Sheet sheet) {
    Field.Derive derive = field.derive();
    return sheet.column(field.name()) < 0
        && !field.isOfPlace()
        && (derive == null || !derive.fields().stream().allMatch(name -> sheet.column(name) >= 0));
  }

  /** Their names in the order of the source, as the register keeps them. */
  public String text() {
    return String.join(" ", names);
  }

  /** Their names in the order of the source. */
  public Set<String> names() {
    return names;
  }

  /** Reads the names from the text in the register. */
  public static Set<String> names(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ")));
  }

  /**
   * Adds a field that was declared after files were read, which therefore have no column for it.
   */
  public static void declared(JdbcClient jdbc, Source source, Field field) {
    jdbc.sql(
            """
            UPDATE fz_file SET absent = CASE WHEN absent = '' THEN '' ELSE absent || ' ' END || ?
            WHERE source = ? AND status IN ('MERGED', 'WITHDRAWN')
            """)
        .params(field.name(), source.id())
        .update();
  }

  /** The positions of the fields that the row's sheet lacks. */
  public Set<Integer> of(ImportedRow row) {
    return positions.getOrDefault(row.sheetIndex(), Set.of());
  }

  /** Fills the fields that the row's sheet lacks with the known values of its key. */
  public ImportedRow filled(ImportedRow row, List<? extends @Nullable Object> known) {
    Set<Integer> lacking = of(row);
    return lacking.isEmpty() ? row : filled(row, lacking, known);
  }

  /** Fills the fields at these positions from another row. */
  public static ImportedRow filled(
      ImportedRow row, Set<Integer> positions, List<? extends @Nullable Object> from) {
    List<@Nullable Object> values = new ArrayList<>(row.values());
    positions.forEach(position -> values.set(position, from.get(position)));
    return new ImportedRow(
        row.sheetIndex(), row.sheet(), row.row(), values, row.cells(), row.faults(), row.origin());
  }
}
