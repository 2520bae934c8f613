package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyHashes;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An export that arrived after a newer one: what the newer lacks can only be told now, and is told
 * of this one, as the newer was settled before.
 */
record LateExport(DataSource database, FactRows facts, RegisteredFile file, Source source) {

  /** So many newer exports are looked at; those before them have told it in their turn. */
  private static final int MOST_NEWER = 10;

  /**
   * What is to be said, once the file is recorded as merged.
   *
   * @param lacksMore whether it has rows that no other has
   */
  List<Fault> faults(
      DateRange covers, boolean lacksMore, ArchiveReader copy, NewerExports exports) {
    FileRegister files = new FileRegister(database);
    List<RegisteredFile> overlapping =
        files.exports().after(file).stream()
            .limit(MOST_NEWER)
            .filter(newer -> isAbout(newer.covers(), covers))
            .toList();
    List<Fault> faults = new ArrayList<>();
    if (overlapping.isEmpty()) {
      return faults;
    }
    KeyHashes keys = LackingRows.keys(source, copy);
    for (RegisteredFile newer : overlapping) {
      if (faults.isEmpty()) {
        exports.read(
            newer,
            other ->
                new ShrunkExport(database, facts, newer, source)
                    .faultsSince(keys, lacksMore, other).stream()
                        .filter(fault -> isNew(fault, files.faultsOfTheFile(newer)))
                        .forEach(fault -> faults.add(told(fault))));
      }
    }
    return faults;
  }

  private static boolean isAbout(@Nullable DateRange days, DateRange covers) {
    return days != null && days.overlaps(covers);
  }

  /** What the newer one has told itself needs to be told again only where it is more. */
  private static boolean isNew(Fault fault, List<Fault> before) {
    return before.stream()
        .noneMatch(
            other -> other.code().equals(fault.code()) && other.value().equals(fault.value()));
  }

  private Fault told(Fault fault) {
    return new Fault(
        fault.code(),
        fault.severity(),
        fault.place(),
        fault.field(),
        fault.value(),
        "『%s』比这份导出新，先到。".formatted(fault.place().file()) + fault.message());
  }
}
