package dev.fazhi.store.doubt;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.profile.Habits;
import dev.fazhi.store.profile.MissingNumbers;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** All that is doubted about a file by its rows. */
public final class FileDoubts {

  private static final String EMPTIED_COLUMN = "FZ-176";

  /** By the code of a doubt that of one that says the same of a whole column or block. */
  private static final Map<String, String> MORE_EXACT =
      Map.of(ChangedColumns.CLEARED, EMPTIED_COLUMN, CopiedRows.COPIED, RepeatedBlock.REPEATED);

  private final RowDays days;
  private final List<RowDoubts> all;

  /** Of the rows of that file, which become the facts of that load. */
  public FileDoubts(
      DataSource database,
      FileRegister files,
      FactRows facts,
      RegisteredFile file,
      Source source,
      long load) {
    LocalDateTime exported = file.exportedAt() == null ? file.modifiedAt() : file.exportedAt();
    this.days = new RowDays(source);
    this.all =
        List.of(
            new MixedUnits(files, file, source),
            new MistypedYears(file, source, days),
            new ExchangedDays(file, source, days),
            new SwappedColumns(file, source),
            new MisplacedColumns(file, source),
            new ClosedOnly(file, source),
            new RepeatedBlock(file, source),
            new CopiedRows(database, files, file, source, load),
            new RenewedRows(database, file, source, load),
            new HoursOff(database, file, source, load),
            new ChangedColumns(files, file, source),
            new FilledDown(file, source),
            new PastedBlock(file, source),
            new MissingLevels(file, source),
            new StoppedColumns(file, source),
            new SameMoments(file, source),
            RowDoubts.of(new Habits(database, file.name(), source, load, exported.toLocalDate())),
            RowDoubts.of(new MissingNumbers(facts, file.name(), source)));
  }

  /** To be called for the rows that count, in the order of the file. */
  public void add(ComparedRow row) {
    days.add(row.row());
    all.forEach(doubt -> doubt.add(row));
  }

  /** What is to be said; once all rows are written, before the file is recorded as merged. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    all.forEach(doubt -> faults.addAll(doubt.faults()));
    return faults;
  }

  /** Those of which no other says more exactly what is doubted: a whole column, a whole block. */
  public static List<Fault> mostExact(List<Fault> doubts) {
    return doubts.stream().filter(doubt -> !isToldElsewhere(doubt, doubts)).toList();
  }

  private static boolean isToldElsewhere(Fault doubt, List<Fault> all) {
    String exact = MORE_EXACT.get(doubt.code());
    return all.stream()
        .anyMatch(other -> other.code().equals(exact) && other.field().equals(doubt.field()));
  }
}
