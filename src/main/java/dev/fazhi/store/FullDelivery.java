package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file that is all there is for the days that it covers: known rows about those days that it
 * lacks are taken back. A row that stands in it and was rejected is not lacking, and what a newer
 * export says is left alone.
 */
final class FullDelivery {

  /** More known rows are lacking than the source tolerates. */
  static final String TOO_MANY_LACKING = "FZ-161";

  private static final String TAKEN_BACK = "FZ-162";

  private final JdbcClient jdbc;
  private final FileRegister files;
  private final KnownFile file;
  private final Source source;
  private final String stage;
  private final Coverage coverage;
  private final @Nullable Span days;

  FullDelivery(JdbcClient jdbc, FileRegister files, KnownFile file, Source source) {
    this.jdbc = jdbc;
    this.files = files;
    this.file = file;
    this.source = source;
    this.stage = Names.stage(file.id());
    this.coverage = new Coverage(source);
    this.days = source.delivery() == Source.Delivery.FULL ? coverage.of(jdbc, stage) : null;
  }

  /** Why the file must wait for a person; null when it need not. */
  @Nullable String objection() {
    if (days == null) {
      return null;
    }
    long known = count(ofTheDays(days));
    long lacking = count(ofTheDays(days) + lacking());
    if (!source.withdrawalLimit().isExceededBy(lacking, known)) {
      return null;
    }
    return "按全量报送，库中已有 "
        + days.from()
        + " 至 "
        + days.to()
        + " 的 "
        + known
        + " 行，本文件缺其中 "
        + lacking
        + " 行，超过允许的 "
        + source.withdrawalLimit().percent()
        + "%（且不少于 "
        + source.withdrawalLimit().rows()
        + " 行），暂不导入。请核对导出是否完整；确认无误运行 ./fazhi accept。";
  }

  /**
   * Takes the lacking rows back under that load number and lists them; before the file's own rows
   * are inserted.
   *
   * @return how many there were
   */
  long withdraw(long load) {
    if (days == null) {
      return 0;
    }
    String lacking = ofTheDays(days) + lacking();
    List<String> keys =
        jdbc.sql(
                "SELECT "
                    + Names.keyText(source, "f.")
                    + lacking
                    + " ORDER BY 1 LIMIT "
                    + Findings.MOST_FAULTS)
            .query(String.class)
            .list();
    if (keys.isEmpty()) {
      return 0;
    }
    String facts = Names.facts(source);
    long taken =
        jdbc.sql(
                "UPDATE "
                    + facts
                    + " SET superseded_by = "
                    + load
                    + " WHERE superseded_by IS NULL AND EXISTS (SELECT 1"
                    + lacking
                    + " AND "
                    + Names.sameKey(source, "f.", facts + ".")
                    + ")")
            .update();
    tell(days, taken, keys);
    return taken;
  }

  private void tell(Span span, long taken, List<String> keys) {
    String title =
        source.key().stream()
            .map(name -> source.field(name).title())
            .collect(Collectors.joining("+"));
    String period = span.from() + " 至 " + span.to();
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            TAKEN_BACK,
            Fault.Severity.WARNING,
            Place.of(file.name()),
            "",
            "",
            "按全量报送，库中 " + period + " 的 " + taken + " 行在本文件中没有，已撤下，作为历史保留；逐行见 quality.csv。"));
    for (String key : keys) {
      faults.add(
          new Fault(
              TAKEN_BACK,
              Fault.Severity.NOTE,
              Place.of(file.name()),
              title,
              Shown.safe(key),
              "库中已有的这一行在本文件中没有，已撤下，作为历史保留。"));
    }
    files.addFaults(file.id(), faults, faults.stream().map(fault -> -1).toList());
  }

  /** Known rows about those days that no newer export speaks of. */
  private String ofTheDays(Span span) {
    StringBuilder sql =
        new StringBuilder(" FROM ")
            .append(Names.facts(source))
            .append(" f JOIN fz_file l ON l.load_no = ")
            .append(Names.origin("f."))
            .append(" WHERE f.superseded_by IS NULL AND NOT ")
            .append(ExportOrder.isAfter("l.", file))
            .append(" AND ")
            .append(coverage.within(span, "f."));
    for (Span newer : files.newerSpans(file, source)) {
      sql.append(" AND NOT ").append(coverage.within(newer, "f."));
    }
    return sql.toString();
  }

  private String lacking() {
    return " AND NOT EXISTS (SELECT 1 FROM "
        + stage
        + " s WHERE "
        + Names.sameKey(source, "s.", "f.")
        + ")";
  }

  private long count(String from) {
    return jdbc.sql("SELECT COUNT(*)" + from).query(Long.class).single();
  }
}
