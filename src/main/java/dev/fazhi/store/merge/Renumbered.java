package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.Coverage;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An export whose rows are all known already, but under other keys: numbered anew, every case would
 * count twice.
 */
final class Renumbered {

  /** A person may take it in all the same. */
  static final String RENUMBERED = "FZ-157";

  /** Of fewer rows some may well be alike by accident. */
  private static final int LEAST_ROWS = 10;

  private static final int FETCH = 1000;

  private final DataSource database;
  private final RegisteredFile file;
  private final Source source;

  Renumbered(DataSource database, RegisteredFile file, Source source) {
    this.database = database;
    this.file = file;
    this.source = source;
  }

  /**
   * Why the file is to be refused; null when it is not. Asked once its rows are written.
   *
   * @param load its number
   * @param fresh its rows whose keys were not known
   * @param accepted all its rows that count
   */
  @Nullable Fault objection(DateRange covers, long load, long fresh, long accepted) {
    if (fresh < LEAST_ROWS || fresh * 5 < accepted * 4 || others(covers, load) * 2 < fresh) {
      return null;
    }
    Map<List<?>, long[]> contents = new HashMap<>();
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(FETCH);
    jdbc.query(
        "SELECT f.load_no, %s FROM %s f WHERE f.superseded_by IS NULL AND %s"
            .formatted(
                SqlNames.columns(source, "f."),
                SqlNames.facts(source),
                new Coverage(source).within(covers, "f.")),
        row -> {
          boolean own = row.getLong(1) == load;
          contents
              .computeIfAbsent(content(FactRows.values(source, row, 2)), any -> new long[2])[
              own ? 0 : 1]++;
        });
    long twins = contents.values().stream().mapToLong(each -> Math.min(each[0], each[1])).sum();
    long kinds = contents.values().stream().filter(each -> each[0] > 0).count();
    return twins * 5 < fresh * 4 || kinds * 2 < fresh
        ? null
        : new Fault(
            RENUMBERED,
            Fault.Severity.REFUSE,
            Place.of(file.name()),
            String.join("+", source.key().stream().map(key -> source.field(key).title()).toList()),
            "",
            "全文 %s 行的编号都是新的，而其中 %s 行除编号外与库中已有的行完全相同，像是编号重新编排过，导入就会重复计数，整个文件未导入。请用原来的编号重新导出；要改用新编号的，先撤回原来的装载；确是另外的事，运行 ./fazhi accept。"
                .formatted(accepted, twins));
  }

  private long others(DateRange covers, long load) {
    Long others =
        new JdbcTemplate(database)
            .queryForObject(
                "SELECT COUNT(*) FROM %s f WHERE f.superseded_by IS NULL AND f.load_no <> %s AND %s"
                    .formatted(
                        SqlNames.facts(source), load, new Coverage(source).within(covers, "f.")),
                Long.class);
    return others == null ? 0 : others;
  }

  private List<?> content(List<? extends @Nullable Object> values) {
    List<Object> content = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (!source.key().contains(source.fields().get(i).name())) {
        content.add(value == null ? "" : value instanceof Number ? value.toString() : value);
      }
    }
    return content;
  }
}
