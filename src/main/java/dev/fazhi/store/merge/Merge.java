package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.model.ReadAhead;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.profile.Habits;
import dev.fazhi.store.profile.MissingNumbers;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.LoadNumbers;
import dev.fazhi.store.register.OpenRejects;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Merges a file that was read into the facts, or refuses it, as a whole and in the caller's
 * transaction. The rows of its archived copy are looked up by key, some hundreds at a time: new
 * keys are inserted, changed rows get a new version and close the old one, unchanged rows cost no
 * write.
 */
public final class Merge {

  private static final String DOUBLED = "FZ-153";
  private static final int CHUNK = 1000;

  private final DataSource database;
  private final FileRegister files;
  private final LoadNumbers numbers;
  private final TransactionTemplate nested;

  /** Works on that database. */
  public Merge(DataSource database) {
    this.database = database;
    this.files = new FileRegister(database);
    this.numbers = new LoadNumbers(database);
    this.nested = new TransactionTemplate(new DataSourceTransactionManager(database));
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** Whether a person may overrule a refusal with these faults. */
  public static boolean isOverrulable(List<Fault> faults) {
    return faults.stream().anyMatch(fault -> MergePreconditions.OVERRULED.contains(fault.code()));
  }

  /**
   * Merges or refuses a file that was read.
   *
   * @param copy of the file, by the definitions of the source
   * @return whether it was merged
   */
  public boolean settle(
      RegisteredFile file, Source source, ArchiveReader copy, MergeOptions terms) {
    Archive.Account account = copy.account();
    AbsentFields absent = new AbsentFields(source, account.reading().sheets());
    files.record(file.id(), source, account, absent);
    FactRows facts = new FactRows(database, source);
    FullDelivery full = new FullDelivery(database, files, file, source, copy);
    Fault objection = new MergePreconditions(file, source, account, full).first(terms.accepted());
    if (objection != null) {
      refuse(file, source, copy, objection, List.of());
      return false;
    }
    try {
      nested.executeWithoutResult(
          tx -> merge(file, source, copy, terms, new FullMerge(facts, full, absent)));
    } catch (CollidedException e) {
      refuse(file, source, copy, e.objection, e.rejected);
      return false;
    }
    return true;
  }

  /**
   * Thrown to roll back a file with too many rows that are other records than the known ones of
   * their keys.
   */
  private static final class CollidedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Fault objection;
    private final transient List<ImportedRow> rejected;

    CollidedException(Fault objection, List<ImportedRow> rejected) {
      super(objection.code(), null, false, false);
      this.objection = objection;
      this.rejected = rejected;
    }
  }

  private void refuse(
      RegisteredFile file,
      Source source,
      ArchiveReader copy,
      Fault objection,
      List<ImportedRow> collided) {
    files.refuse(file.id(), file.definitions(), List.of(objection), copy.account().covers());
    RowFindings findings = new RowFindings(database, file, source);
    chunks(copy, rows -> findings.add(replaced(rows, collided)));
  }

  /** The rows, with those that collided in their rejected form. */
  private static List<ImportedRow> replaced(List<ImportedRow> rows, List<ImportedRow> collided) {
    if (collided.isEmpty()) {
      return rows;
    }
    Map<Archive.RowAddress, ImportedRow> byAddress = new HashMap<>();
    collided.forEach(row -> byAddress.put(address(row), row));
    return rows.stream().map(row -> byAddress.getOrDefault(address(row), row)).toList();
  }

  private static Archive.RowAddress address(ImportedRow row) {
    return new Archive.RowAddress(row.sheetIndex(), row.row());
  }

  private record FullMerge(FactRows facts, FullDelivery full, AbsentFields absent) {}

  private void merge(
      RegisteredFile file, Source source, ArchiveReader copy, MergeOptions terms, FullMerge with) {
    Archive.Account account = copy.account();
    RowComparison comparison = new RowComparison(with.facts(), files, file, source, with.absent());
    Set<Archive.RowAddress> doubled =
        account.doubled().stream().map(Archive.Doubled::row).collect(Collectors.toSet());
    if (comparison.isLate()) {
      comparison.hold(terms.newer().holding(file, () -> changed(copy, comparison, doubled)));
    }
    Long number = terms.load();
    long load = number != null ? number : numbers.last() + 1;
    tellDoubled(file, source, account);
    long withdrawn = with.full().withdraw(with.facts(), load);
    long others = account.doubled().stream().filter(Archive.Doubled::other).count();
    Collisions collisions =
        new Collisions(files, file, source, terms.accepted(), account.rows(), others);
    OrderDoubts order = new OrderDoubts(files, file, account.reading().dated());
    KeyTwins twins = new KeyTwins(with.facts(), files, file, source);
    Set<String> passed = new HashSet<>(account.blank());
    passed.addAll(with.absent().names());
    EmptiedGroups groups = new EmptiedGroups(database, file, source, load, passed);
    Writing writing =
        new Writing(
            with.facts(),
            comparison,
            doubled,
            new OpenRejects(database, file),
            new RowFindings(database, file, source),
            collisions,
            order,
            twins,
            List.of(
                new MixedUnits(files, file, source),
                new MistypedYears(file, source),
                new SwappedColumns(file, source),
                new ClosedOnly(file, source),
                new RepeatedBlock(file, source),
                new CopiedRows(database, files, file, source, load),
                new HoursOff(database, file, source, load),
                new ChangedColumns(files, file, source),
                new FilledDown(file, source),
                new MissingLevels(file, source),
                RowDoubts.of(new Habits(database, file.name(), source, load)),
                RowDoubts.of(new MissingNumbers(with.facts(), file.name(), source)),
                groups),
            load);
    chunks(copy, writing::write);
    Fault objection = collisions.objection();
    if (objection != null) {
      throw new CollidedException(objection, collisions.rejected());
    }
    writing.finish();
    DateRange covers = account.covers();
    Fault renumbered =
        covers == null || terms.accepted()
            ? null
            : new Renumbered(database, with.facts(), file, source)
                .objection(
                    covers,
                    load,
                    writing.fresh,
                    writing.fresh + writing.changed + writing.same + writing.older);
    if (renumbered != null) {
      throw new CollidedException(renumbered, List.of());
    }
    List<Fault> doubts = new ArrayList<>(order.faults());
    Fault nearly = twins.fault();
    if (nearly != null) {
      doubts.add(nearly);
    }
    doubts.addAll(new EmptiedColumns(database).faults(file, source, account));
    writing.doubts.forEach(doubt -> doubts.addAll(doubt.faults()));
    doubts.addAll(new MissingSheets(database, file, source).faults(account.reading()));
    long rejected = account.rejected() + collisions.rejected().size();
    if (covers != null && !comparison.isLate()) {
      long held = writing.same + writing.older + writing.changed + rejected;
      doubts.addAll(
          new ShrunkExport(database, with.facts(), file, source)
              .faults(covers, writing.fresh, held, groups, copy));
    }
    doubts.removeIf(doubt -> isToldElsewhere(doubt, List.copyOf(doubts)));
    files.findings().add(file.id(), doubts.stream().map(source.expected()::told).toList());
    Load.RowCount rows =
        new Load.RowCount(
            account.reading().read(),
            writing.fresh,
            writing.changed,
            writing.same + writing.older,
            doubled.size(),
            rejected,
            account.reading().skipped());
    if (!rows.isBalanced()) {
      throw new IllegalStateException("rows of file " + file.id() + " do not add up: " + rows);
    }
    files.merged(file.id(), load, rows, withdrawn, covers);
    if (comparison.isLate()) {
      RegisteredFile merged = files.get(file.id());
      List<Fault> lacking =
          new LateExport(database, with.facts(), merged, source, groups, terms.newer())
              .faults(covers, writing.fresh > 0, copy);
      files.findings().add(file.id(), lacking);
    }
  }

  /** Whether the same rows are doubted more exactly: a whole column or group, a whole block. */
  private static boolean isToldElsewhere(Fault doubt, List<Fault> all) {
    String code = ChangedColumns.CLEARED.equals(doubt.code()) ? EmptiedColumns.EMPTIED : "";
    code = CopiedRows.COPIED.equals(doubt.code()) ? RepeatedBlock.REPEATED : code;
    String exact = code;
    return all.stream()
        .anyMatch(other -> other.code().equals(exact) && other.field().equals(doubt.field()));
  }

  /** The keys of accepted rows that change the facts. */
  private static Set<RowKey> changed(
      ArchiveReader copy, RowComparison comparison, Set<Archive.RowAddress> doubled) {
    Set<RowKey> keys = new HashSet<>();
    chunks(
        copy,
        rows ->
            comparison.compare(counting(rows, doubled)).stream()
                .filter(row -> row.outcome() == RowComparison.Outcome.CHANGED)
                .forEach(row -> keys.add(row.key())));
    return keys;
  }

  /** The rows that are neither rejected nor repeated further down. */
  static List<ImportedRow> counting(List<ImportedRow> rows, Set<Archive.RowAddress> doubled) {
    List<ImportedRow> counting = new ArrayList<>(rows.size());
    for (ImportedRow row : rows) {
      if (!row.isRejected()
          && (doubled.isEmpty()
              || !doubled.contains(new Archive.RowAddress(row.sheetIndex(), row.row())))) {
        counting.add(row);
      }
    }
    return counting;
  }

  /** Passes all rows of a copy in chunks. */
  static void chunks(ArchiveReader copy, Consumer<List<ImportedRow>> each) {
    copy.restart();
    List<ImportedRow> chunk = new ArrayList<>(CHUNK);
    // unpacked beside the database's work
    try (ReadAhead<ImportedRow, RuntimeException> rows =
        new ReadAhead<>("fazhi-unpack", copy::next)) {
      for (ImportedRow row = rows.next(); row != null; row = rows.next()) {
        chunk.add(row);
        if (chunk.size() == CHUNK) {
          each.accept(chunk);
          chunk.clear();
        }
      }
    }
    if (!chunk.isEmpty()) {
      each.accept(chunk);
    }
    copy.restart();
  }

  /** Writes the rows of one file and counts the outcomes. */
  private static final class Writing {

    private final FactRows facts;
    private final RowComparison comparison;
    private final Set<Archive.RowAddress> doubled;
    private final OpenRejects rejects;
    private final RowFindings findings;
    private final Collisions collisions;
    private final OrderDoubts order;
    private final KeyTwins twins;
    private final List<RowDoubts> doubts;
    private final KeyOf keyOf;
    private final long load;
    private long fresh;
    private long changed;
    private long same;
    private long older;

    Writing(
        FactRows facts,
        RowComparison comparison,
        Set<Archive.RowAddress> doubled,
        OpenRejects rejects,
        RowFindings findings,
        Collisions collisions,
        OrderDoubts order,
        KeyTwins twins,
        List<RowDoubts> doubts,
        long load) {
      this.facts = facts;
      this.comparison = comparison;
      this.doubled = doubled;
      this.rejects = rejects;
      this.findings = findings;
      this.collisions = collisions;
      this.order = order;
      this.twins = twins;
      this.doubts = doubts;
      this.keyOf = facts.keyOf();
      this.load = load;
    }

    void write(List<ImportedRow> rows) {
      List<ImportedRow> collided = new ArrayList<>(0);
      List<ImportedRow> written = new ArrayList<>();
      List<RowKey> closed = new ArrayList<>();
      List<RowComparison.Compared> added = new ArrayList<>();
      for (RowComparison.Compared compared : comparison.compare(counting(rows, doubled))) {
        RowComparison.Compared row = collisions.checked(compared);
        if (row.row().isRejected()) {
          collided.add(row.row());
          continue;
        }
        order.add(row);
        doubts.forEach(doubt -> doubt.add(row));
        boolean lost = row.outcome() == RowComparison.Outcome.OLDER;
        rejects.solve(row.row(), lost ? null : row.key());
        switch (row.outcome()) {
          case NEW -> {
            fresh++;
            added.add(row);
          }
          case SAME -> same++;
          case OLDER -> older++;
          case CHANGED -> {
            changed++;
            closed.add(row.key());
          }
        }
        if (row.isWritten()) {
          written.add(row.row());
        }
      }
      rows.stream()
          .filter(row -> doubled.contains(new Archive.RowAddress(row.sheetIndex(), row.row())))
          .forEach(row -> rejects.solve(row, keyOf.row(row.values())));
      findings.add(replaced(rows, collided));
      twins.add(added);
      long ended = facts.close(closed, load);
      if (ended != closed.size()) {
        throw new IllegalStateException("closed " + ended + " versions of " + closed.size());
      }
      facts.insert(written, load, null);
    }

    void finish() {
      rejects.save(load);
      facts.finish();
    }
  }

  /** Reports keys that are repeated in the file, with both places; the lower row counts. */
  private void tellDoubled(RegisteredFile file, Source source, Archive.Account account) {
    String key =
        source.key().stream()
            .map(name -> source.field(name).title())
            .collect(Collectors.joining("+"));
    Map<Integer, String> sheets = new HashMap<>();
    account.reading().sheets().forEach(sheet -> sheets.put(sheet.number(), sheet.name()));
    List<Fault> faults = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Archive.Doubled row : account.doubled()) {
      String sheet = sheets.getOrDefault(row.row().sheet(), "");
      String below =
          (row.by().sheet() == row.row().sheet()
                  ? ""
                  : sheets.getOrDefault(row.by().sheet(), "") + " ")
              + "第 "
              + row.by().row()
              + " 行";
      numbers.add(row.row().sheet());
      faults.add(
          new Fault(
              DOUBLED,
              row.same() ? Fault.Severity.NOTE : Fault.Severity.WARNING,
              new Place(file.name(), sheet, row.row().row(), -1),
              key,
              "",
              row.same()
                  ? "与%s完全重复，只计一次。".formatted(below)
                  : row.other()
                      ? "与%s的%s相同，但不会变的内容不同，像是两件事，只计了下面一行；请核对编号。".formatted(below, key)
                      : "与%s的%s相同而内容不同，以下面一行为准。".formatted(below, key)));
    }
    files.findings().add(file.id(), faults, numbers);
  }
}
