package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.List;

/** The doubts about single columns, and two beside each other. */
public final class ColumnDoubts {

  private ColumnDoubts() {}

  /** Those of the rows of that file. */
  public static List<RowDoubts> of(FileRegister files, RegisteredFile file, Source source) {
    return List.of(
        new MixedUnits(files, file, source),
        new SwappedColumns(file, source),
        new MisplacedColumns(file, source),
        new FilledDown(file, source),
        new PastedBlock(file, source),
        new MisalignedBlock(file, source),
        new NamedLevels(file, source),
        new SortedBlock(file, source),
        new MissingLevels(file, source));
  }
}
