package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.Findings;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is complete for the days that it covers: live rows of those days that it lacks
 * are withdrawn. Rejected rows of the file are not lacking, and rows of newer exports are kept.
 */
final class FullDelivery {

  /** More live rows are lacking than the source tolerates. */
  static final String TOO_MANY_LACKING = "FZ-161";

  private static final String TAKEN_BACK = "FZ-162";

  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final @Nullable DateRange days;
  private final LackingRows lacking;

  FullDelivery(
      DataSource database,
      FileRegister files,
      RegisteredFile file,
      Source source,
      ArchiveReader copy) {
    this.files = files;
    this.file = file;
    this.source = source;
    this.days = source.delivery() == Source.Delivery.FULL ? copy.account().covers() : null;
    this.lacking =
        days == null ? LackingRows.NONE : LackingRows.of(database, file, source, copy, days);
  }

  /** The fault for which the file must wait for a person; null when it need not. */
  @Nullable String objection() {
    if (days == null
        || !source.withdrawalLimit().isExceededBy(lacking.keys().size(), lacking.known())) {
      return null;
    }
    return """
    按全量报送，库中已有 %s 至 %s 的 %s 行，本文件缺其中 %s 行，超过允许的 %s%%（且不少于 %s 行），暂不导入。\
    请核对导出是否完整；确认无误运行 ./fazhi accept。\
    """
        .formatted(
            days.from(),
            days.to(),
            lacking.known(),
            lacking.keys().size(),
            source.withdrawalLimit().percent(),
            source.withdrawalLimit().rows());
  }

  /**
   * Withdraws the lacking rows under that load number and lists them. To be called before the
   * file's own rows are inserted.
   *
   * @return how many there were
   */
  long withdraw(FactRows facts, long load) {
    if (days == null || lacking.keys().isEmpty()) {
      return 0;
    }
    long taken = facts.close(lacking.keys(), load);
    tell(
        days,
        taken,
        lacking.keys().stream().limit(Findings.MOST_FAULTS).map(RowKey::text).toList());
    return taken;
  }

  private void tell(DateRange span, long taken, List<String> keys) {
    String title = source.titles(source.key(), "+");
    String period = span.from() + " 至 " + span.to();
    List<Fault> faults = new ArrayList<>();
    faults.add(
        Fault.warning(
            TAKEN_BACK,
            file.name(),
            "按全量报送，库中 " + period + " 的 " + taken + " 行在本文件中没有，已撤下，作为历史保留；逐行见 quality.csv。"));
    for (String key : keys) {
      faults.add(
          new Fault(
              TAKEN_BACK,
              Fault.Severity.NOTE,
              Place.of(file.name()),
              title,
              SafeText.safe(key),
              "库中已有的这一行在本文件中没有，已撤下，作为历史保留。"));
    }
    files.findings().add(file.id(), faults);
  }
}
