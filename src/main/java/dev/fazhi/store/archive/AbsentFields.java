package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The declared fields for which a sheet has no column. Of its rows the file does not say what they
 * are: that is neither empty nor a change, so what is known of the same key stays.
 */
public final class AbsentFields {

  private final Map<Integer, Set<Integer>> positions = new HashMap<>();
  private final Set<String> names = new LinkedHashSet<>();

  /** Those that any of the sheets of an archived file lacks. */
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

  /** A field that is taken from another is there with that other. */
  private static boolean isAbsent(Field field, Archive.Sheet sheet) {
    Field.Derive derive = field.derive();
    return sheet.column(field.name()) < 0
        && !field.isOfPlace()
        && (derive == null || sheet.column(derive.from()) < 0);
  }

  /** Their names in the order of the source, as the register keeps them. */
  public String text() {
    return String.join(" ", names);
  }

  /** The names in what the register keeps. */
  public static Set<String> names(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ")));
  }

  /** A field that was declared after files were read: they have no column that is known for it. */
  public static void declared(JdbcClient jdbc, Source source, Field field) {
    jdbc.sql(
            """
            UPDATE fz_file SET absent = CASE WHEN absent = '' THEN '' ELSE absent || ' ' END || ?
            WHERE source = ? AND status IN ('MERGED', 'WITHDRAWN')
            """)
        .params(field.name(), source.id())
        .update();
  }

  /** The positions of those that the row's sheet lacks. */
  public Set<Integer> of(Entry row) {
    return positions.getOrDefault(row.sheetIndex(), Set.of());
  }

  /** The row with what is known of its key in the fields that its sheet lacks. */
  public Entry filled(Entry row, List<? extends @Nullable Object> known) {
    Set<Integer> lacking = of(row);
    return lacking.isEmpty() ? row : filled(row, lacking, known);
  }

  /** The row with what another says in the fields at these positions. */
  public static Entry filled(
      Entry row, Set<Integer> positions, List<? extends @Nullable Object> from) {
    List<@Nullable Object> values = new ArrayList<>(row.values());
    positions.forEach(position -> values.set(position, from.get(position)));
    return new Entry(
        row.sheetIndex(), row.sheet(), row.row(), values, row.cells(), row.faults(), row.origin());
  }
}
