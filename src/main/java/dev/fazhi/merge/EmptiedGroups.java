package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
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

  /** So many times as many of one of many names, which are no list. */
  private static final double OF_MANY = 3;

  /** Where there are no others to compare with, a field must have been filled nearly always. */
  private static final double NEARLY_ALWAYS = 0.9;

  /** An export asked for more names than these is asked for all. */
  private static final int MOST_CHOSEN = 3;

  private final DataSource database;
  private final RegisteredFile file;
  private final Source source;
  private final long load;
  private final Set<String> passed;
  private final NamedRows known;
  private final NamedRows fresh;

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
    this.known = new NamedRows(source);
    this.fresh = new NamedRows(source);
  }

  void add(ComparedRow row) {
    (row.outcome() == ComparedRow.Outcome.NEW ? fresh : known).add(row.row().values());
  }

  /** Adds a row that counts, of which nobody asks whether it is new. */
  void add(List<?> values) {
    known.add(values);
  }

  private NamedRows all() {
    NamedRows all = new NamedRows(source);
    all.add(known);
    all.add(fresh);
    return all;
  }

  /**
   * By all rows; known ones have what they had also of a unit that fills it no more, so by the new.
   */
  List<Fault> faults() {
    List<Fault> faults = faults(all(), this::before);
    return faults.isEmpty() ? faults(fresh, this::before) : faults;
  }

  /**
   * Whether its rows are nearly all that is known of the names in one of the fields, which are few
   * of those that are known, as where an export was asked for one town or unit.
   *
   * @param held how many of its rows were known
   */
  boolean isChosen(long held) {
    NamedRows all = all();
    return all.groups().keySet().stream().anyMatch(by -> isChosen(by, all, held));
  }

  private boolean isChosen(int by, NamedRows all, long held) {
    Map<String, FilledFields> names = all.of(by);
    long rows = all.all().rows();
    long named = names.values().stream().mapToLong(FilledFields::rows).sum();
    if (names.isEmpty() || names.size() > MOST_CHOSEN || named < rows) {
      return false;
    }
    String group = SqlNames.column(source.fields().get(by).name());
    long[] facts = new long[2];
    JdbcClient.create(database)
        .sql(
            "SELECT %s, COUNT(*) FROM %s%s WHERE superseded_by IS NULL AND %s IS NOT NULL GROUP BY %s"
                .formatted(
                    group, SqlNames.facts(source), Dialect.of(database).passed(), group, group))
        .query(
            row -> {
              facts[0] += names.containsKey(row.getString(1)) ? row.getLong(2) : 0;
              facts[1]++;
            });
    return facts[1] >= 2L * names.size() && held * 10 >= (facts[0] - (rows - held)) * 9;
  }

  /** Whether it has so many rows that what they fill may be expected of others. */
  boolean isEnough() {
    return known.all().rows() + fresh.all().rows() >= EXPECTED;
  }

  /** What is to be said of this export once an older one has arrived after it. */
  List<Fault> faultsSince(EmptiedGroups older) {
    NamedRows before = older.all();
    return faults(all(), (by, names) -> before.of(by));
  }

  private List<Fault> faults(
      NamedRows rows, BiFunction<Integer, Set<String>, Map<String, FilledFields>> earlier) {
    List<Fault> faults = new ArrayList<>();
    Set<Integer> told = new HashSet<>();
    rows.groups()
        .forEach(
            (by, names) -> {
              Map<String, List<Integer>> empty = new TreeMap<>();
              names.forEach(
                  (name, filled) -> {
                    List<Integer> fields = empty(filled, rows);
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
                      double least = source.isNamed(source.fields().get(by)) ? 1 : OF_MANY;
                      if (was != null && isEmptied(field, now, was, rows, least)) {
                        told.add(field);
                        faults.add(fault(field, name, now.rows()));
                      }
                    }
                  });
            });
    return faults;
  }

  /** The fields without a value in any of so many rows, where the others have some. */
  private List<Integer> empty(FilledFields filled, NamedRows all) {
    List<Integer> fields = new ArrayList<>();
    for (int i = 0; filled.rows() >= EXPECTED && i < filled.width(); i++) {
      if (filled.of(i) == 0
          && !passed.contains(source.fields().get(i).name())
          && filled.rows() * ofOthers(i, filled, all) >= EXPECTED) {
        fields.add(i);
      }
    }
    return fields;
  }

  /** The share of the others' rows with a value; 1 where they are too few to be compared with. */
  private static double ofOthers(int field, FilledFields now, NamedRows all) {
    return isCompared(now, all) ? (double) all.all().of(field) / all.others(now) : 1;
  }

  private static boolean isCompared(FilledFields now, NamedRows all) {
    return all.others(now) >= EXPECTED;
  }

  private boolean isEmptied(
      int field, FilledFields now, FilledFields was, NamedRows all, double times) {
    double usual = Math.min((double) was.of(field) / was.rows(), ofOthers(field, now, all));
    // of new cases alone none need be closed
    return was.of(field) >= EXPECTED
        && now.rows() * usual >= times * EXPECTED
        && (isCompared(now, all)
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
              FilledFields filled = new FilledFields(source.fields().size());
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
        DoubtCode.EMPTIED,
        file.name(),
        title,
        SafeText.safe(name),
        "“%s”的 %s 行里『%s』全部是空的，而它以前的导出里大多有内容；请核对它是否漏报了这一列的内容。"
            .formatted(SafeText.safe(name), rows, title));
  }
}
