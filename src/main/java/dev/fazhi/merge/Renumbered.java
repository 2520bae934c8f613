package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.facts.LiveFacts;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An export whose rows are all known already, but under other keys: numbered anew, every case would
 * count twice.
 */
record Renumbered(DataSource database, FactRows facts, RegisteredFile file, Source source) {
  /** A person may take it in all the same. */
  static final String RENUMBERED = "FZ-157";

  /** Of fewer rows some may well be alike by accident. */
  private static final int LEAST_ROWS = 10;

  /**
   * Why the file is to be refused; null when it is not. Asked once its rows are written.
   *
   * @param load its number
   * @param fresh its rows whose keys were not known
   * @param accepted all its rows that count
   */
  @Nullable Fault objection(DateRange covers, long load, long fresh, long accepted) {
    long needed = (fresh + 1) / 2;
    if (fresh < LEAST_ROWS
        || fresh * 5 < accepted * 4
        || ofOtherFiles(covers) < needed
        || facts.within(covers, load, needed, needed) < needed) {
      return null;
    }
    // of each content of the file how often it stands there, and how often among the others
    Map<List<?>, long[]> contents = new HashMap<>();
    LiveFacts live = new LiveFacts(database, source);
    live.each(
        covers,
        "f.load_no = " + load,
        values -> contents.computeIfAbsent(content(values), any -> new long[2])[0]++);
    if (contents.size() < needed) {
      return null;
    }
    live.each(
        covers,
        "f.load_no <> " + load,
        values -> {
          long[] own = contents.get(content(values));
          if (own != null) {
            own[1]++;
          }
        });
    long twins = contents.values().stream().mapToLong(each -> Math.min(each[0], each[1])).sum();
    return twins * 5 < fresh * 4
        ? null
        : new Fault(
            RENUMBERED,
            Fault.Severity.REFUSE,
            Place.of(file.name()),
            source.titles(source.key(), "+"),
            "",
            "全文 %s 行的编号都是新的，而其中 %s 行除编号外与库中已有的行完全相同，像是编号重新编排过，导入就会重复计数，整个文件未导入。请用原来的编号重新导出；要改用新编号的，先撤回原来的装载；确是另外的事，运行 ./fazhi accept。"
                .formatted(accepted, twins));
  }

  /** The rows of all other files that may be about those days. */
  private long ofOtherFiles(DateRange covers) {
    return JdbcClient.create(database)
        .sql(
            """
            SELECT COALESCE(SUM(rows_new + rows_changed + rows_same), 0) FROM fz_file
            WHERE status = 'MERGED' AND source = ? AND file_id <> ?
              AND (covers_from IS NULL OR covers_from <= ? AND covers_to >= ?)
            """)
        .params(source.id(), file.id(), covers.to(), covers.from())
        .query(Long.class)
        .single();
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
