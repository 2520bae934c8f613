package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A source: a kind of export.
 *
 * @param id its name in the definitions, such as {@code hotline}; also part of its table's name
 * @param title what people call it
 * @param grain what one row is, in words
 * @param fields in the order declared
 * @param key names of the fields that together tell one row from another; all required
 * @param fixed names of fields that never change for a key: a row that differs in one of them is
 *     another record under the same key, no newer version
 * @param rules what must hold within a row
 * @param personal headers of columns that are dropped while reading
 * @param fileNames patterns with {@code *} that break a tie when the headers fit several sources
 * @param delivery whether a file adds to what is known or replaces it
 * @param tolerance how many rejected rows a file may have before it is refused whole
 * @param withdrawalLimit of a full delivery, how many live rows of its days may be lacking before
 *     it needs a person
 * @param exclude rows for which this holds count in no metric; null when all count
 * @param coverage the date field that says which time a delivery covers
 * @param deliveredBy the field of words by whose values its deliveries come, such as one file a
 *     town; null when they come together, always where {@code coverage} is no day
 * @param events the date fields that cannot lie after the export, newest of which dates an undated
 *     file
 * @param sheets patterns of the names of the sheets that are read; none when all are
 * @param unpivot which columns are rows of their own; null when none are
 * @param measured fields that rows have only when they are counted, each of which may use those
 *     before it; {@code fields} are those that are stored
 * @param expected the doubts that are none, as its data are so by nature
 */
public record Source(
    String id,
    String title,
    String grain,
    List<Field> fields,
    List<String> key,
    List<String> fixed,
    List<Rule> rules,
    List<String> personal,
    List<String> fileNames,
    Delivery delivery,
    Tolerance tolerance,
    Tolerance withdrawalLimit,
    @Nullable Condition exclude,
    @Nullable String coverage,
    @Nullable String deliveredBy,
    List<String> events,
    List<String> sheets,
    @Nullable Unpivot unpivot,
    List<MeasuredField> measured,
    ExpectedDoubts expected) {

  /** The field that a source has whose rows have no numbers of their own. */
  public static final String ROW_KEY = "row_key";

  /** What a full delivery may lack unless the source says otherwise. */
  public static final Tolerance WITHDRAWAL_LIMIT = new Tolerance(20, 20);

  /** The same with these measured fields, and no others. */
  public Source with(List<MeasuredField> measured) {
    return new Source(
        id,
        title,
        grain,
        fields,
        key,
        fixed,
        rules,
        personal,
        fileNames,
        delivery,
        tolerance,
        withdrawalLimit,
        exclude,
        coverage,
        deliveredBy,
        events,
        sheets,
        unpivot,
        List.copyOf(measured),
        expected);
  }

  /** All fields that a counted row has: the stored ones, then the measured ones. */
  public List<Field> rowFields() {
    return measured.isEmpty()
        ? fields
        : Stream.concat(fields.stream(), measured.stream().map(MeasuredField::field)).toList();
  }

  /** Of the measured fields those that these fields need, themselves among them, in their order. */
  public List<MeasuredField> measured(Set<String> names) {
    Set<String> needed = new HashSet<>(names);
    List<MeasuredField> found = new ArrayList<>();
    for (int i = measured.size() - 1; i >= 0; i--) {
      MeasuredField each = measured.get(i);
      if (needed.contains(each.field().name())) {
        found.add(0, each);
        needed.addAll(needs(each));
      }
    }
    return found;
  }

  /**
   * Whether a metric says how something stood when it was delivered last, which depends on the
   * cut-off and on no period.
   */
  public boolean isState(Metric metric) {
    return metric.counting() instanceof Metric.Rows rows
        && rows.date() == null
        && measured(FieldUse.fields(metric)).stream()
            .anyMatch(field -> field instanceof MeasuredField.Lookup all && all.by() == null);
  }

  /** The stored fields that these fields are, or are computed from. */
  public Set<String> stored(Set<String> names) {
    Set<String> stored = new TreeSet<>(names);
    measured(names).forEach(each -> stored.addAll(needs(each)));
    measured.forEach(each -> stored.remove(each.field().name()));
    return stored;
  }

  private static Set<String> needs(MeasuredField field) {
    if (field instanceof MeasuredField.Lookup lookup) {
      return lookup.by() == null ? Set.of() : Set.of(lookup.by());
    }
    return ((MeasuredField.Computed) field).value().fields();
  }

  /** Whether the sheets of that name are read; a text file has no sheets, and always is. */
  public boolean readsSheet(String name) {
    return name.isEmpty()
        || sheets.isEmpty()
        || sheets.stream().anyMatch(pattern -> NamePattern.fits(pattern, name.strip()));
  }

  /** The field of that name, which the source is known to have. */
  public Field field(String name) {
    for (Field field : rowFields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException("source " + id + " has no field " + name);
  }

  /** Where a stored field of that name stands in a row; below zero for none. */
  public int position(@Nullable String name) {
    return name == null ? -1 : fields.indexOf(field(name));
  }

  /** Where the coverage field stands in a row, if it is of that type; below zero if not. */
  public int coverage(Field.Type type) {
    return coverage != null && field(coverage).type() == type ? position(coverage) : -1;
  }

  /** Where the coverage field stands, unless keys have it too; below zero for none. */
  public int dated() {
    return coverage == null || key.contains(coverage) ? -1 : position(coverage);
  }

  /** Where the stored fields of these names stand in a row, in the order of the names. */
  public int[] positions(Collection<String> names) {
    return names.stream().mapToInt(this::position).toArray();
  }

  /** Where the stored fields stand in a row for which that holds. */
  public int[] positions(Predicate<Field> which) {
    return IntStream.range(0, fields.size()).filter(i -> which.test(fields.get(i))).toArray();
  }

  /** Whether a field has names of a list, or of who delivers. */
  public boolean isNamed(Field field) {
    return field.reference() != null || field.name().equals(deliveredBy);
  }

  /** The titles of the fields of these names. */
  public String titles(Collection<String> names, String between) {
    return names.stream().map(name -> field(name).title()).collect(Collectors.joining(between));
  }

  /** How a file relates to the facts. */
  public enum Delivery {
    /** Its rows add to or correct the facts. */
    INCREMENTAL,
    /** It is complete for the period that it covers. */
    FULL
  }

  /** Too many is more than so many percent of all rows that could be, and at least so many rows. */
  public record Tolerance(int percent, int rows) {

    /** Whether so many of so many rows are too many. */
    public boolean isExceededBy(long some, long all) {
      return some >= rows && some * 100 > all * percent;
    }
  }

  /**
   * Columns of a cross table, each filled cell of which is a row of its own.
   *
   * @param columns patterns of their headers
   * @param into the field that takes what the header says
   * @param value the field that takes what the cell holds
   */
  public record Unpivot(List<String> columns, String into, String value) {

    /** Whether a column under that header is one of them. */
    public boolean fits(String header) {
      return columns.stream().anyMatch(pattern -> NamePattern.fits(pattern, header));
    }
  }

  /**
   * A rule that every row must satisfy; one that an empty value leaves undecided holds.
   *
   * @param name short, in English, for the machine
   * @param check a row breaks the rule when this is false
   * @param field the field whose column the fault names
   * @param message one sentence in Chinese
   * @param severity what follows for a row that breaks it
   * @param optional whether nobody misses a column that it alone reads
   */
  public record Rule(
      String name,
      Condition check,
      String field,
      String message,
      Consequence severity,
      boolean optional) {}
}
