package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds fields that one town, unit or other name of a list leaves empty in all its rows of a file,
 * although it filled them in earlier exports, and the others fill them still.
 */
final class EmptiedGroups {

  /** So many filled cells are to be expected where none at all is no accident. */
  static final double EXPECTED = 7;

  /** Where there are no others to compare with, a field must have been filled nearly always. */
  private static final double NEARLY_ALWAYS = 0.9;

  /** An export asked for more names than these is asked for all. */
  private static final int MOST_CHOSEN = 3;

  /** Columns with more different names than these are no lists of towns or units. */
  private static final int MOST_NAMES = 1000;

  private final DataSource database;
  private final RegisteredFile file;
  private final Source source;
  private final long load;
  private final Set<String> passed;
  private final Map<Integer, Map<String, FilledFields>> groups = new TreeMap<>();
  private final FilledFields all;

  /**
   * @param passed the fields that the file, or a sheet of it, has no column for, or an empty one
   */
  EmptiedGroups(
      DataSource database, RegisteredFile file, Source source, long load, Set<String> passed) {
    this.database = database;
    this.file = file;
    this.source = source;
    this.load = load;
    this.passed = new HashSet<>(passed);
    this.passed.addAll(source.key());
    this.all = new FilledFields(source.fields().size());
    for (int group : source.positions(source::isNamed)) {
      groups.put(group, new TreeMap<>());
    }
  }

  void add(ComparedRow row) {
    add(row.row().values(), row.outcome() == ComparedRow.Outcome.NEW);
  }

  /** Adds a row that counts. */
  void add(List<?> values, boolean fresh) {
    all.add(values, fresh);
    groups.forEach(
        (field, names) -> {
          if (values.get(field) instanceof String name
              && (names.size() < MOST_NAMES || names.containsKey(name))) {
            names.computeIfAbsent(name, any -> new FilledFields(all.width())).add(values, fresh);
          }
        });
  }

  /**
   * By all rows; known ones have what they had also of a unit that fills it no more, so by the new.
   */
  List<Fault> faults() {
    List<Fault> faults = faults(this::before, false);
    return faults.isEmpty() ? faults(this::before, true) : faults;
  }

  /**
   * Whether its rows are nearly all that is known of the names in one of the fields, which are few
   * of those that are known, as where an export was asked for one town or unit.
   *
   * @param held how many of its rows were known
   */
  boolean isChosen(long held) {
    return groups.entrySet().stream().anyMatch(by -> isChosen(by.getKey(), by.getValue(), held));
  }

  private boolean isChosen(int by, Map<String, FilledFields> names, long held) {
    long named = names.values().stream().mapToLong(filled -> filled.rows(false)).sum();
    if (names.isEmpty() || names.size() > MOST_CHOSEN || named < all.rows(false)) {
      return false;
    }
    String group = SqlNames.column(source.fields().get(by).name());
    long[] known = new long[2];
    JdbcClient.create(database)
        .sql(
            "SELECT %s, COUNT(*) FROM %s%s WHERE superseded_by IS NULL AND %s IS NOT NULL GROUP BY %s"
                .formatted(
                    group, SqlNames.facts(source), Dialect.of(database).passed(), group, group))
        .query(
            row -> {
              known[0] += names.containsKey(row.getString(1)) ? row.getLong(2) : 0;
              known[1]++;
            });
    return known[1] >= 2L * names.size() && held * 10 >= (known[0] - (all.rows(false) - held)) * 9;
  }

  /** Whether it has so many rows that what they fill may be expected of others. */
  boolean isEnough() {
    return all.rows(false) >= EXPECTED;
  }

  /** What is to be said of this export once an older one has arrived after it. */
  List<Fault> faultsSince(EmptiedGroups older) {
    return faults((by, names) -> older.groups.getOrDefault(by, new TreeMap<>()), false);
  }

  private List<Fault> faults(
      BiFunction<Integer, Set<String>, Map<String, FilledFields>> earlier, boolean fresh) {
    List<Fault> faults = new ArrayList<>();
    Set<Integer> told = new HashSet<>();
    groups.forEach(
        (by, names) -> {
          Map<String, List<Integer>> empty = new TreeMap<>();
          names.forEach(
              (name, filled) -> {
                List<Integer> fields = empty(filled, fresh);
                fields.removeAll(told);
                if (!fields.isEmpty()) {
                  empty.put(name, fields);
                }
              });
          Map<String, FilledFields> before =
              empty.isEmpty() ? Map.of() : earlier.apply(by, empty.keySet());
          empty.forEach(
              (name, fields) -> {
                FilledFields was = before.get(name);
                FilledFields now = Objects.requireNonNull(names.get(name));
                for (int field : fields) {
                  if (was != null && isEmptied(field, now, was, fresh)) {
                    told.add(field);
                    faults.add(fault(field, name, now.rows(fresh)));
                  }
                }
              });
        });
    return faults;
  }

  /** The fields without a value in any of so many rows, where the others have some. */
  private List<Integer> empty(FilledFields filled, boolean fresh) {
    List<Integer> fields = new ArrayList<>();
    long rows = filled.rows(fresh);
    for (int i = 0; rows >= EXPECTED && i < filled.width(); i++) {
      if (filled.of(i, fresh) == 0
          && !passed.contains(source.fields().get(i).name())
          && rows * ofOthers(i, filled, fresh) >= EXPECTED) {
        fields.add(i);
      }
    }
    return fields;
  }

  /** The share of the others' rows with a value; 1 where they are too few to be compared with. */
  private double ofOthers(int field, FilledFields now, boolean fresh) {
    return isCompared(now, fresh) ? (double) all.of(field, fresh) / others(now, fresh) : 1;
  }

  private long others(FilledFields now, boolean fresh) {
    return all.rows(fresh) - now.rows(fresh);
  }

  private boolean isCompared(FilledFields now, boolean fresh) {
    return others(now, fresh) >= EXPECTED;
  }

  private boolean isEmptied(int field, FilledFields now, FilledFields was, boolean fresh) {
    double usual =
        Math.min((double) was.of(field, false) / was.rows(false), ofOthers(field, now, fresh));
    // of new cases alone none need be closed
    return was.of(field, false) >= EXPECTED
        && now.rows(fresh) * usual >= EXPECTED
        && (isCompared(now, fresh)
            || usual >= NEARLY_ALWAYS && !source.fields().get(field).type().isTime());
  }

  /** In all other exports, also such versions of rows as were replaced. */
  private Map<String, FilledFields> before(int by, Set<String> names) {
    String group = SqlNames.column(source.fields().get(by).name());
    String counts =
        source.fields().stream()
            .map(field -> "COUNT(" + SqlNames.column(field.name()) + ")")
            .collect(Collectors.joining(", "));
    Map<String, FilledFields> before = new HashMap<>();
    JdbcClient.create(database)
        .sql(
            "SELECT %s, COUNT(*), %s FROM %s WHERE load_no <> %s AND %s IN (:names) GROUP BY %s"
                .formatted(group, counts, SqlNames.facts(source), load, group, group))
        .param("names", names)
        .query(
            row -> {
              FilledFields filled = new FilledFields(all.width());
              filled.setRows(row.getLong(2));
              for (int i = 0; i < filled.width(); i++) {
                filled.set(i, row.getLong(3 + i));
              }
              before.put(row.getString(1), filled);
            });
    return before;
  }

  private Fault fault(int field, String name, long rows) {
    String title = source.fields().get(field).title();
    return Fault.warning(
        EmptiedColumns.EMPTIED,
        file.name(),
        title,
        SafeText.safe(name),
        "“%s”的 %s 行里『%s』全部是空的，而它以前的导出里大多有内容；请核对它是否漏报了这一列的内容。"
            .formatted(SafeText.safe(name), rows, title));
  }
}
