package dev.fazhi.store.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.store.doubt.row.RowDoubts;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.List;
import javax.sql.DataSource;

/** The doubts about rows that say what other rows say. */
public final class CopyDoubts {

  private CopyDoubts() {}

  /** Those of the rows of that file. */
  public static List<RowDoubts> of(
      DataSource database, FileRegister files, RegisteredFile file, Source source, long load) {
    return List.of(
        new RepeatedBlock(file, source),
        new CopiedRows(database, files, file, source, load),
        new RenewedRows(database, file, source, load),
        new ExactTwins(database, file, source, load));
  }
}
