package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyHashes;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.Coverage;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 */
record LackingRows(long known, List<RowKey> keys, @Nullable DateRange days) {

  static final LackingRows NONE = new LackingRows(0, List.of(), null);

  private static final int FETCH = 1000;

  static LackingRows of(
      DataSource database, RegisteredFile file, Source source, ArchiveReader copy, DateRange days) {
    KeyHashes own = keys(source, copy);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(FETCH);
    List<RowKey> lacking = new ArrayList<>();
    KeyOf known = KeyOf.alone(source);
    List<Field> parts =
        Stream.concat(source.key().stream(), Stream.ofNullable(source.coverage()))
            .map(source::field)
            .toList();
    long[] count = new long[1];
    DateRange[] span = new DateRange[1];
    FileRegister files = new FileRegister(database);
    Set<Long> newer = files.exports().newerLoads(file);
    jdbc.query(
        sql(files, file, source, days),
        row -> {
          if (newer.contains(row.getLong(1))) {
            return;
          }
          List<@Nullable Object> values = FactRows.values(parts, row, 2);
          RowKey key = known.row(values);
          count[0]++;
          if (key != null && !own.has(key)) {
            lacking.add(key);
            DateRange day = DateRange.of(values.get(values.size() - 1));
            span[0] = span[0] == null || day == null ? day : span[0].with(day);
          }
        });
    lacking.sort(Comparator.comparing(RowKey::text));
    return new LackingRows(count[0], List.copyOf(lacking), span[0]);
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
      FileRegister files, RegisteredFile file, Source source, DateRange days) {
    Coverage coverage = new Coverage(source);
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT %s, %s FROM %s f WHERE f.superseded_by IS NULL AND %s\
            """
                .formatted(
                    SqlNames.origin("f."),
                    Stream.concat(source.key().stream(), Stream.ofNullable(source.coverage()))
                        .map(name -> "f." + SqlNames.column(name))
                        .collect(Collectors.joining(", ")),
                    SqlNames.facts(source),
                    coverage.within(days, "f.")));
    if (source.delivery() == Source.Delivery.FULL) {
      for (DateRange newer : files.exports().newerSpans(file, source)) {
        sql.append(" AND NOT ").append(coverage.within(newer, "f."));
      }
    }
    return sql.toString();
  }
}
