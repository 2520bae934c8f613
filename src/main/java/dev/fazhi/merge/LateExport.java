package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyHashes;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * An export that arrived after a newer one: what the newer lacks can only be told now, and is told
 * of this one, as the newer was settled before.
 */
record LateExport(
    DataSource database,
    FactRows facts,
    RegisteredFile file,
    Source source,
    EmptiedGroups groups,
    NewerExports exports) {

  /** So many newer exports are looked at; those before them have told it in their turn. */
  private static final int MOST_NEWER = 10;

  /** A longer name would leave no room for the days behind it where findings are kept. */
  private static final int LONGEST_NAME = 300;

  /**
   * What is to be said, once the file is recorded as merged.
   *
   * @param covers the days that its rows are about; null when it does not tell
   * @param lacksMore whether it has rows that no other has
   */
  List<Fault> faults(@Nullable DateRange covers, boolean lacksMore, ArchiveReader copy) {
    FileRegister files = new FileRegister(database);
    List<Fault> faults = new ArrayList<>();
    KeyHashes keys = null;
    boolean shrunk = false;
    for (RegisteredFile newer : files.exports().after(file).stream().limit(MOST_NEWER).toList()) {
      boolean compared = !shrunk && covers != null && isAbout(newer.covers(), covers);
      if (compared && keys == null) {
        keys = LackingRows.keys(source, copy);
      }
      KeyHashes own = compared ? keys : null;
      List<Fault> found = new ArrayList<>();
      List<Fault> less = new ArrayList<>();
      // opened once: by other definitions than its own all of it is converted anew
      exports.read(
          newer,
          other -> {
            // passes all rows of the newer one
            Supplier<EmptiedGroups> since = SingletonSupplier.of(() -> groups(newer, other));
            found.addAll(ofContent(newer, other, since));
            if (own != null) {
              less.addAll(
                  new ShrunkExport(database, facts, newer, source)
                      .faultsSince(own, lacksMore, since, other));
            }
          });
      shrunk |= add(newer, less, null, files, faults);
      add(newer, found, newer.covers(), files, faults);
    }
    return faults;
  }

  /** Adds what is new, and tells whether anything is. */
  private boolean add(
      RegisteredFile newer,
      List<Fault> found,
      @Nullable DateRange days,
      FileRegister files,
      List<Fault> faults) {
    List<Fault> told =
        found.isEmpty() ? List.of() : files.findings().faultsOfTheFile(newer.id(), newer.name());
    int before = faults.size();
    found.stream()
        .filter(fault -> isNew(fault, told))
        .map(fault -> told(fault, days))
        .filter(fault -> isNew(fault, faults))
        .forEach(faults::add);
    return faults.size() > before;
  }

  /** The names in the rows of a newer one. */
  private EmptiedGroups groups(RegisteredFile newer, ArchiveReader other) {
    Archive.Account account = other.account();
    Set<String> passed = new HashSet<>(account.blank());
    passed.addAll(new AbsentFields(source, account.reading().sheets()).names());
    EmptiedGroups since =
        new EmptiedGroups(database, newer, source, Objects.requireNonNull(newer.loadNo()), passed);
    Set<Archive.RowAddress> doubled =
        account.doubled().stream().map(Archive.Doubled::row).collect(Collectors.toSet());
    Merge.chunks(
        other, rows -> RowWriting.counting(rows, doubled).forEach(row -> since.add(row.values())));
    return since;
  }

  /** Of columns and sheets that the newer one lacks. */
  private List<Fault> ofContent(
      RegisteredFile newer, ArchiveReader other, Supplier<EmptiedGroups> since) {
    Archive.Account account = other.account();
    List<Fault> faults = new ArrayList<>();
    if (groups.isEnough()) {
      faults.addAll(since.get().faultsSince(groups));
    }
    faults.addAll(new EmptiedColumns(database).faults(newer, source, account));
    faults.addAll(new MissingSheets(database, newer, source).faults(account.reading()));
    return faults;
  }

  private static boolean isAbout(@Nullable DateRange days, DateRange covers) {
    return days != null && days.overlaps(covers);
  }

  /** What the newer one has told itself needs to be told again only where it is more. */
  private static boolean isNew(Fault fault, List<Fault> before) {
    return before.stream()
        .noneMatch(
            other ->
                other.code().equals(fault.code())
                    && other.field().equals(fault.field())
                    && other.place().sheet().equals(fault.place().sheet())
                    && other.value().equals(fault.value()));
  }

  /** With the days of the newer one, by which figures find it. */
  private static Fault told(Fault fault, @Nullable DateRange newer) {
    return new Fault(
        fault.code(),
        fault.severity(),
        fault.place(),
        fault.field(),
        newer == null
            ? fault.value()
            : (SafeText.cut(fault.value(), LONGEST_NAME) + " " + newer.text()).strip(),
        "『%s』比这份导出新，先到。".formatted(fault.place().file()) + fault.message());
  }
}
