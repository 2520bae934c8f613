package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.FileDoubts;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Load;
import dev.fazhi.model.ReadAhead;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.LoadNumbers;
import dev.fazhi.store.register.OpenRejects;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  private static final int CHUNK = 1000;
  private static final String NO_ROWS = "FZ-151";

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
    chunks(copy, rows -> findings.add(RowWriting.replaced(rows, collided)));
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
    RowFindings findings = new RowFindings(database, file, source);
    findings.addDoubled(account);
    long withdrawn = with.full().withdraw(with.facts(), load);
    long others = account.doubled().stream().filter(Archive.Doubled::other).count();
    Collisions collisions =
        new Collisions(files, file, source, terms.accepted(), account.rows(), others);
    OrderDoubts order = new OrderDoubts(files, file, account.reading().dated());
    KeyTwins twins = new KeyTwins(with.facts(), files, file, source);
    Set<String> passed = new HashSet<>(account.blank());
    passed.addAll(with.absent().names());
    EmptiedGroups groups = new EmptiedGroups(database, file, source, load, passed);
    FileDoubts ofRows = new FileDoubts(database, files, with.facts(), file, source, load);
    RowWriting writing;
    try (RowWatch watching = new RowWatch(List.of(order::add, ofRows::add, groups::add))) {
      writing =
          new RowWriting(
              with.facts(),
              comparison,
              doubled,
              new OpenRejects(database, file),
              findings,
              collisions,
              twins,
              watching,
              load);
      chunks(copy, writing::write);
      Fault objection = collisions.objection();
      if (objection != null) {
        throw new CollidedException(objection, collisions.rejected());
      }
      writing.finish();
    }
    DateRange covers = account.covers();
    Fault renumbered =
        covers == null || terms.accepted()
            ? null
            : new Renumbered(database, with.facts(), file, source)
                .objection(covers, load, writing.fresh(), writing.all());
    if (renumbered != null) {
      throw new CollidedException(renumbered, List.of());
    }
    if (account.rows() == 0 && new QuietDelivery(database, with.facts(), file, source).isUsual()) {
      files.findings().note(file.id(), NO_ROWS);
    }
    List<Fault> doubts = new ArrayList<>(order.faults());
    Fault nearly = twins.fault();
    if (nearly != null) {
      doubts.add(nearly);
    }
    doubts.addAll(new EmptiedColumns(database).faults(file, source, account));
    doubts.addAll(ofRows.faults());
    doubts.addAll(groups.faults());
    doubts.addAll(new MissingSheets(database, file, source).faults(account.reading()));
    long rejected = account.rejected() + collisions.rejected().size();
    boolean ofChanges = ShrunkExport.isOfChanges(writing.changed(), writing.unchanged());
    if (covers != null && !comparison.isLate() && !ofChanges) {
      long held = writing.unchanged() + writing.changed() + rejected;
      if (held == 0) {
        doubts.addAll(new NoUpdates(database, file, source, load).faults(covers, writing.fresh()));
      }
      doubts.addAll(
          new ShrunkExport(database, with.facts(), file, source)
              .faults(covers, writing.fresh(), held, groups, copy));
    }
    List<Fault> told = FileDoubts.mostExact(doubts);
    files.findings().add(file.id(), told.stream().map(source.expected()::told).toList());
    Load.RowCount rows =
        new Load.RowCount(
            account.reading().read(),
            writing.fresh(),
            writing.changed(),
            writing.unchanged(),
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
              .faults(covers, writing.fresh() > 0, copy);
      files.findings().add(file.id(), lacking);
    }
  }

  /** The keys of accepted rows that change the facts. */
  private static Set<RowKey> changed(
      ArchiveReader copy, RowComparison comparison, Set<Archive.RowAddress> doubled) {
    Set<RowKey> keys = new HashSet<>();
    chunks(
        copy,
        rows ->
            comparison.compare(RowWriting.counting(rows, doubled)).stream()
                .filter(row -> row.outcome() == ComparedRow.Outcome.CHANGED)
                .forEach(row -> keys.add(row.key())));
    return keys;
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
}
