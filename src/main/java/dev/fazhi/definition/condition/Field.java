package dev.fazhi.definition.condition;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a source.
 *
 * @param name its name in conditions and in the database
 * @param headers the spellings of its header, the usual one first; none for a field that is only
 *     taken from elsewhere
 * @param type how its text becomes a value
 * @param required whether a row without it is rejected, and a file without its column refused
 * @param requiredWhen a row for which this holds must have it; null when there is no such rule
 * @param values every spelling seen of a known value, to the one that is kept; empty when any value
 *     will do
 * @param reference the reference list whose names it holds; null for none
 * @param derive what an empty value is taken from; null for nothing
 * @param reading what is particular about how its text becomes a value
 * @param label how headings and messages call it; empty for its usual header
 */
public record Field(
    String name,
    List<String> headers,
    Type type,
    boolean required,
    @Nullable Condition requiredWhen,
    Map<String, String> values,
    @Nullable String reference,
    @Nullable Derive derive,
    Reading reading,
    String label) {

  /** The values under which a yes-no field says what else means yes and no. */
  public static final List<String> ANSWERS = List.of("是", "否");

  /** What people know the field by: its label, else its usual header. */
  public String title() {
    return !label.isEmpty() ? label : headers.isEmpty() ? name : headers.get(0);
  }

  /** Whether it holds any text that people write, and no known values. */
  public boolean isFreeText() {
    return type == Type.TEXT && values.isEmpty();
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
    /** An amount in 元. */
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
   * What is particular about how the text of a field becomes a value.
   *
   * @param empty words that stand for an empty cell; null for those that hold for every field
   * @param unknown what follows from a value that is none of the known ones
   * @param decimals to so many a number is rounded, half up
   * @param dayOrder in which order a day's numbers stand where that could be doubted, such as
   *     {@code dmy}; empty when such a day is rejected
   * @param zone the clock by which the times are written that name none; null for the one of {@code
   *     nightly.yml}, in which all are kept
   * @param lasting whether a day without a time means its last second instead of its first
   * @param notBefore a field before whose moment on the same day a day without a time does not
   *     begin; null for none
   * @param answers every further spelling of yes or no to 是 or 否
   * @param pattern what every id looks like, as a regular expression; null when that is not said
   */
  public record Reading(
      @Nullable List<String> empty,
      Consequence unknown,
      int decimals,
      String dayOrder,
      @Nullable ZoneId zone,
      boolean lasting,
      @Nullable String notBefore,
      Map<String, String> answers,
      @Nullable String pattern) {

    /** So many decimals the database keeps. */
    public static final int MOST_DECIMALS = 6;

    /** What holds for a type when nothing is said: an amount ends with its cents. */
    public static Reading usual(Type type) {
      int decimals = type == Type.MONEY ? 2 : type == Type.DECIMAL ? MOST_DECIMALS : 0;
      return new Reading(null, Consequence.REJECT, decimals, "", null, false, null, Map.of(), null);
    }

    public Reading notBefore(@Nullable String field) {
      return new Reading(
          empty, unknown, decimals, dayOrder, zone, lasting, field, answers, pattern);
    }
  }

  /**
   * Where an empty value is taken from.
   *
   * @param from another field of the row, or {@link #SHEET} or {@link #FILE}
   * @param containing the first of these texts that the other field contains gives the value; when
   *     there are none, the name of the sheet or file does, or the name of the field's reference
   *     list that it contains
   * @param value by what it is computed of the row's other fields instead; null for nothing
   * @param cut which part of the other field, or of that name, gives the value; null for none
   */
  public record Derive(
      String from, Map<String, String> containing, @Nullable Cut cut, @Nullable Condition value) {

    /** Taken from elsewhere, and not computed. */
    public Derive(String from, Map<String, String> containing, @Nullable Cut cut) {
      this(from, containing, cut, null);
    }

    /** The names of the fields that it needs; none where it comes from where the row stands. */
    public Set<String> fields() {
      return value != null ? value.fields() : isOfPlace() ? Set.of() : Set.of(from);
    }

    /** The name of the row's sheet; that of the file where it has no sheets. */
    public static final String SHEET = "sheet";

    /** The name of the row's file, without its folder and ending. */
    public static final String FILE = "file";

    /** The row itself: a field of it tells one row of an export without numbers from another. */
    public static final String ROW = "row";

    /** Whether the value comes from where the row stands, so that there always is one. */
    public boolean isOfPlace() {
      return from.equals(SHEET) || from.equals(FILE) || from.equals(ROW);
    }
  }

  /** Whether its value comes from where the row stands when it has no column. */
  public boolean isOfPlace() {
    return derive != null && derive.isOfPlace();
  }
}
