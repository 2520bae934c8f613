package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.database.Dialect;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.Coverage;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An export of new rows alone, over so many days that some of those that were open before must have
 * been closed: it was asked for what was registered in that time rather than for what has changed.
 */
record NoUpdates(DataSource database, RegisteredFile file, Source source, long load) {

  private static final int LEAST_DAYS = 7;
  private static final int LEAST_ROWS = 20;

  /** What is open in more of the earlier rows than one in so many need not be filled at all. */
  private static final int OPEN_ONE_IN = 3;

  /** Older ones are hardly closed any more. */
  private static final int DAYS_BEFORE = 366;

  /**
   * What is to be said of a file none of whose rows was known.
   *
   * @param covers the days that its rows are about
   * @param fresh how many it has
   */
  List<Fault> faults(DateRange covers, long fresh) {
    String coverage = Objects.requireNonNull(source.coverage());
    long days = ChronoUnit.DAYS.between(covers.from(), covers.to()) + 1;
    List<Fault> faults = new ArrayList<>();
    if (fresh < LEAST_ROWS || days < LEAST_DAYS || source.delivery() == Source.Delivery.FULL) {
      return faults;
    }
    LocalDate from = covers.from().minusDays(DAYS_BEFORE);
    DateRange before = new DateRange(from, covers.from().minusDays(1));
    List<String> closing =
        source.events().stream()
            .filter(event -> !event.equals(coverage) && !source.field(event).required())
            .toList();
    // what was exported the same day, as in parts, had nothing to be brought up to date
    Set<Long> earlier = new FileRegister(database).exports().loadsOfDaysBefore(file);
    if (closing.isEmpty() || earlier.isEmpty()) {
      return faults;
    }
    List<Long> rows = rows(earlier, closing, before);
    for (int i = 0; i < closing.size(); i++) {
      long open = rows.get(0) - rows.get(1 + i);
      if (open >= LEAST_ROWS && open * OPEN_ONE_IN <= rows.get(0)) {
        faults.add(
            Fault.warning(
                DoubtCode.LACKS_ROWS,
                file.name(),
                source.field(coverage).title(),
                open + "行 " + before.text(),
                "这份导出的 %s 行都是新的，以前登记的还有 %s 行『%s』是空的，一行也没有更新，像是只取了这段时间登记的，以前登记、这段时间办结的没有导出来。请核对导出的条件，把有变化的也一并导出。"
                    .formatted(fresh, open, source.field(closing.get(i)).title())));
      }
    }
    return faults;
  }

  /**
   * How many rows there are before, by the same units as this file's, and fill each field: counted
   * by unit in one pass, for a subquery would be asked again for each row while the load is open.
   */
  private List<Long> rows(Set<Long> loads, List<String> fields, DateRange before) {
    String by = source.deliveredBy();
    String earlier =
        "CASE WHEN load_no IN (%s) AND %s THEN "
            .formatted(
                loads.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")),
                new Coverage(source).within(before, ""));
    String counts =
        fields.stream()
            .map(field -> ", COUNT(" + earlier + SqlNames.column(field) + " END)")
            .collect(Collectors.joining());
    List<Long> found = new ArrayList<>(Collections.nCopies(1 + fields.size(), 0L));
    JdbcClient.create(database)
        .sql(
            """
            SELECT COUNT(%s 1 END)%s FROM %s%s WHERE superseded_by IS NULL%s\
            """
                .formatted(
                    earlier,
                    counts,
                    SqlNames.facts(source),
                    Dialect.of(database).passed(),
                    by == null
                        ? ""
                        : " GROUP BY %s HAVING COUNT(CASE WHEN load_no = %s THEN 1 END) > 0"
                            .formatted(SqlNames.column(by), load)))
        .query(
            row -> {
              for (int i = 0; i <= fields.size(); i++) {
                found.set(i, found.get(i) + row.getLong(1 + i));
              }
            });
    return found;
  }
}
