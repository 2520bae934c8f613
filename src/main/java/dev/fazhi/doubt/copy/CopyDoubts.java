package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The doubts about rows that say what other rows say; each kind is told once. */
public final class CopyDoubts implements RowDoubts {

  private final List<RowDoubts> whole;

  /** Of these others may tell more exactly. */
  private final ExactTwins exact;

  /** Those of the rows of that file, which become the facts of that load. */
  public CopyDoubts(
      DataSource database, FileRegister files, RegisteredFile file, Source source, long load) {
    this.whole =
        List.of(
            new RepeatedBlock(file, source),
            new SummedRows(file, source),
            new CopiedRows(database, files, file, source, load),
            new RenewedRows(database, file, source, load));
    this.exact = new ExactTwins(database, file, source, load);
  }

  @Override
  public void add(ComparedRow row) {
    whole.forEach(doubt -> doubt.add(row));
    exact.add(row);
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    whole.forEach(doubt -> faults.addAll(doubt.faults()));
    List<Fault> more = exact.faults();
    return faults.isEmpty() ? more : faults;
  }
}
