package dev.fazhi.store;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The declared fields for which a sheet has no column. Of its rows the file does not say what they
 * are: that is neither empty nor a change, so what is known of the same key stays.
 *
 * @param names in the order of the source
 */
record AbsentFields(Set<String> names) {

  /** Those that any of the sheets lacks. */
  static AbsentFields of(Source source, List<Staging.Sheet> sheets) {
    Set<String> names = new LinkedHashSet<>();
    for (Field field : source.fields()) {
      if (sheets.stream().anyMatch(sheet -> isAbsent(field, sheet))) {
        names.add(field.name());
      }
    }
    return new AbsentFields(names);
  }

  /** A field that is taken from another is there with that other. */
  static boolean isAbsent(Field field, Staging.Sheet sheet) {
    Field.Derive derive = field.derive();
    return !sheet.columns().containsKey(field.name())
        && (derive == null || !sheet.columns().containsKey(derive.from()));
  }

  /** As the register keeps them. */
  String text() {
    return String.join(" ", names);
  }

  /** The names in what the register keeps. */
  static Set<String> names(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ")));
  }

  /** A field that was declared after files were read: they have no column that is known for it. */
  static void declared(JdbcClient jdbc, Source source, Field field) {
    jdbc.sql(
            """
            UPDATE fz_file SET absent = CASE WHEN absent = '' THEN '' ELSE absent || ' ' END || ?
            WHERE source = ? AND status IN ('MERGED', 'WITHDRAWN')
            """)
        .params(field.name(), source.id())
        .update();
  }

  /** Gives staged rows, for the fields that their sheet lacks, what is known of their keys. */
  static void fill(JdbcClient jdbc, KnownFile file, Source source, List<Staging.Sheet> sheets) {
    String stage = Names.stage(file.id());
    for (Staging.Sheet sheet : sheets) {
      List<String> values = new ArrayList<>();
      for (Field field : source.fields()) {
        if (isAbsent(field, sheet) && !source.key().contains(field.name())) {
          String column = Names.column(field.name());
          values.add("%s = (SELECT f.%s %s)".formatted(column, column, known(source, stage)));
        }
      }
      if (!values.isEmpty()) {
        jdbc.sql(
                "UPDATE %s SET %s WHERE sheet_no = %d AND fate IS NULL AND EXISTS (SELECT 1 %s)"
                    .formatted(
                        stage, String.join(", ", values), sheet.number(), known(source, stage)))
            .update();
      }
    }
  }

  private static String known(Source source, String stage) {
    return "FROM %s f WHERE f.superseded_by IS NULL AND %s"
        .formatted(Names.facts(source), Names.sameKey(source, "f.", stage + "."));
  }
}
