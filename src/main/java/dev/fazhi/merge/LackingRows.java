package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyHashes;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.Coverage;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The live rows about some days that a file lacks. Rejected rows of the file are not lacking, and
 * rows of newer exports are none of its business.
 *
 * @param known how many live rows there are about those days
 * @param keys of those that the file lacks, in order
 * @param days of these; null when there are none
 * @param closed by a field that closes all of these the last day on which it did
 */
record LackingRows(
    long known, List<RowKey> keys, @Nullable DateRange days, Map<String, LocalDate> closed) {

  static final LackingRows NONE = new LackingRows(0, List.of(), null, Map.of());

  private static final int FETCH = 1000;

  static LackingRows of(
      DataSource database, RegisteredFile file, Source source, ArchiveReader copy, DateRange days) {
    KeyHashes own = keys(source, copy);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(FETCH);
    List<RowKey> lacking = new ArrayList<>();
    KeyOf known = KeyOf.alone(source);
    List<Field> parts = parts(source);
    int coverage = source.key().size();
    Map<String, LocalDate> closed = new HashMap<>();
    Set<String> open = new HashSet<>();
    long[] count = new long[1];
    DateRange[] span = new DateRange[1];
    FileRegister files = new FileRegister(database);
    Set<Long> newer = files.exports().newerLoads(file);
    jdbc.query(
        sql(Dialect.of(database), files, file, source, days),
        row -> {
          if (newer.contains(row.getLong(1))) {
            return;
          }
          List<@Nullable Object> values = FactRows.values(parts, row, 2);
          RowKey key = known.row(values);
          count[0]++;
          if (key != null && !own.has(key)) {
            lacking.add(key);
            DateRange day = coverage < values.size() ? DateRange.of(values.get(coverage)) : null;
            span[0] = span[0] == null || day == null ? day : span[0].with(day);
            for (int i = coverage + 1; i < values.size(); i++) {
              addEvent(parts.get(i).name(), DateRange.of(values.get(i)), closed, open);
            }
          }
        });
    lacking.sort(Comparator.comparing(RowKey::text));
    closed.keySet().removeAll(open);
    return new LackingRows(count[0], List.copyOf(lacking), span[0], closed);
  }

  private static void addEvent(
      String event, @Nullable DateRange day, Map<String, LocalDate> closed, Set<String> open) {
    if (day == null) {
      open.add(event);
    } else {
      closed.merge(event, day.to(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /** The key, what the rows are about, and then what may close them. */
  private static List<Field> parts(Source source) {
    String coverage = source.coverage();
    return Stream.of(
            source.key().stream(),
            Stream.ofNullable(coverage),
            source.events().stream()
                .filter(event -> coverage != null && !event.equals(coverage))
                .filter(event -> !source.field(event).required()))
        .flatMap(names -> names)
        .map(source::field)
        .toList();
  }

  /**
   * Whether the file is a ledger of what was open at a day and what came since: what it lacks was
   * closed before anything that it has of the same days, or where it has nothing of them, before
   * anything.
   */
  boolean isClosedBefore(Source source, ArchiveReader copy) {
    Map<String, LocalDate> first = new HashMap<>();
    Map<String, LocalDate> firstSince = new HashMap<>();
    int coverage = source.position(source.coverage());
    Merge.chunks(
        copy,
        rows ->
            rows.forEach(
                row -> {
                  DateRange about = DateRange.of(row.values().get(coverage));
                  boolean since = days != null && about != null && about.from().isAfter(days.to());
                  for (String event : closed.keySet()) {
                    DateRange day = DateRange.of(row.values().get(source.position(event)));
                    if (day != null) {
                      (since ? firstSince : first)
                          .merge(event, day.from(), (a, b) -> a.isBefore(b) ? a : b);
                    }
                  }
                }));
    return closed.entrySet().stream()
        .anyMatch(
            last -> {
              String event = last.getKey();
              LocalDate own = first.getOrDefault(event, firstSince.get(event));
              return own != null && own.isAfter(last.getValue());
            });
  }

  /** The keys of all rows of a file, rejected ones among them. */
  static KeyHashes keys(Source source, ArchiveReader copy) {
    KeyOf keyOf = new KeyOf(source);
    KeyHashes keys = new KeyHashes();
    Merge.chunks(
        copy,
        rows ->
            rows.stream()
                .map(row -> keyOf.row(row.values()))
                .filter(Objects::nonNull)
                .forEach(keys::add));
    return keys;
  }

  private static String sql(
      Dialect dialect, FileRegister files, RegisteredFile file, Source source, DateRange days) {
    Coverage coverage = new Coverage(source);
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT %s, %s FROM %s f%s WHERE f.superseded_by IS NULL AND %s\
            """
                .formatted(
                    SqlNames.origin("f."),
                    parts(source).stream()
                        .map(field -> "f." + SqlNames.column(field.name()))
                        .collect(Collectors.joining(", ")),
                    SqlNames.facts(source),
                    dialect.passed(),
                    coverage.within(days, "f.")));
    if (source.delivery() == Source.Delivery.FULL) {
      for (DateRange newer : files.exports().newerSpans(file, source)) {
        sql.append(" AND NOT ").append(coverage.within(newer, "f."));
      }
    }
    return sql.toString();
  }
}
