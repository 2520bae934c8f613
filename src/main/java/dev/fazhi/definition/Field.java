package dev.fazhi.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a source.
 *
 * @param name its name in conditions and in the database
 * @param headers the spellings of its header, the usual one first
 * @param type how its text becomes a value
 * @param required whether a row without it is rejected, and a file without its column refused
 * @param requiredWhen a row for which this holds must have it; null when there is no such rule
 * @param values every spelling seen of a known value, to the one that is kept; empty when any value
 *     will do
 * @param reference the reference list whose names it holds; null for none
 * @param derive what an empty value is taken from; null for nothing
 */
public record Field(
    String name,
    List<String> headers,
    Type type,
    boolean required,
    @Nullable Condition requiredWhen,
    Map<String, String> values,
    @Nullable String reference,
    @Nullable Derive derive) {

  /** The header that people know the field by. */
  public String title() {
    return headers.get(0);
  }

  /** How text becomes a value, and which SQL type holds it. */
  public enum Type {
    /** Digits and letters that name one thing; kept to the last digit. */
    ID("VARCHAR(100)"),
    /** A court's or authority's case number in one spelling. */
    CASE_NUMBER("VARCHAR(100)"),
    /** Any text. */
    TEXT("VARCHAR(1000)"),
    /** Text in levels, joined by {@code >} when stored. */
    PATH("VARCHAR(1000)"),
    /** A day. */
    DATE("DATE"),
    /** A moment to the second, local time. */
    DATE_TIME("TIMESTAMP(0)"),
    /** Yes or no. */
    YES_NO("BOOLEAN"),
    /** A whole number. */
    INTEGER("BIGINT"),
    /** A number of up to six decimals. */
    DECIMAL("NUMERIC(24,6)"),
    /** An amount in 元 of up to six decimals. */
    MONEY("NUMERIC(24,6)"),
    /** A calendar year {@code 2022} or month {@code 2022-11}. */
    PERIOD("VARCHAR(7)");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** The column type, in words that H2 and PostgreSQL share. */
    public String sql() {
      return sql;
    }

    /** How many decimals a sum of its values has: those of money are 分. */
    int decimals() {
      return this == MONEY ? 2 : this == DECIMAL ? 6 : 0;
    }

    /** Whether values are text to the database. */
    public boolean isText() {
      return sql.startsWith("VARCHAR");
    }

    /** Whether values are a day or a moment. */
    public boolean isTime() {
      return this == DATE || this == DATE_TIME;
    }

    /** Whether values can be added up. */
    public boolean isNumber() {
      return this == INTEGER || this == DECIMAL || this == MONEY;
    }
  }

  /**
   * Where an empty value is taken from.
   *
   * @param from another field of the row
   * @param containing the first of these texts that the other field contains gives the value
   */
  public record Derive(String from, Map<String, String> containing) {}
}
