package dev.fazhi.store.database;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import java.util.stream.Collectors;

/** Makes names of tables and columns for SQL. */
public final class SqlNames {

  private SqlNames() {}

  /** The table of a source's facts with their history. */
  public static String facts(Source source) {
    return "fz_fact_" + source.id();
  }

  /** A field's column; quoted, so that no field's name can clash with a word of SQL. */
  public static String column(String field) {
    return '"' + field + '"';
  }

  /** The columns of all fields, each behind the prefix, in the source's order. */
  public static String columns(Source source, String prefix) {
    return source.fields().stream()
        .map(Field::name)
        .map(name -> prefix + column(name))
        .collect(Collectors.joining(", "));
  }

  /** The SQL condition that two rows have the same key. */
  public static String sameKey(Source source, String left, String right) {
    return source.key().stream()
        .map(name -> left + column(name) + " = " + right + column(name))
        .collect(Collectors.joining(" AND "));
  }

  /**
   * The SQL condition that a fact found by its key is live. As a calculation, so that it is never
   * looked up in the index of superseded facts, which in H2 holds all live ones: without
   * statistics, as after a kill, H2 takes that one rather than the index of the key.
   */
  public static String isLive(String prefix) {
    return prefix + "superseded_by + 0 IS NULL";
  }

  /** The SQL condition that a fact found by its key has been superseded; written as that above. */
  public static String isSuperseded(String prefix) {
    return prefix + "superseded_by + 0 IS NOT NULL";
  }

  /**
   * The number of the load whose file holds a fact: its own, unless it was restored when another
   * load was withdrawn.
   */
  public static String origin(String prefix) {
    return "COALESCE(" + prefix + "origin_no, " + prefix + "load_no)";
  }
}
