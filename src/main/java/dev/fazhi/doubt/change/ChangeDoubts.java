package dev.fazhi.doubt.change;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ExcludedRows;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.List;

/** The doubts about rows that say something else than before. */
public final class ChangeDoubts {

  private ChangeDoubts() {}

  /** Those of the rows of that file. */
  public static List<RowDoubts> of(
      FileRegister files,
      FactRows facts,
      RegisteredFile file,
      Source source,
      ExcludedRows excluded) {
    return List.of(
        new ChangedColumns(files, facts, file, source),
        new VoidedRows(file, source, excluded),
        new OtherRecords(file, source),
        new FormerRows(files, facts, file, source),
        new CorrectedReports(facts, file, source));
  }
}
