package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The doubts about days and hours. */
public final class TimeDoubts {

  private TimeDoubts() {}

  /** Those of the rows of that file. */
  public static List<RowDoubts> of(
      DataSource database, RegisteredFile file, Source source, long load) {
    RowDays days = new RowDays(source);
    List<RowDoubts> all = new ArrayList<>(HoursOff.of(database, file, source, load));
    all.addAll(
        List.of(
            days,
            new MistypedYears(file, source, days),
            new ExchangedDays(file, source, days),
            new EqualDays(file, source, days),
            new CutDay(new FileRegister(database), file, source),
            new ClosedOnly(file, source),
            new LastingTurns(file, source),
            new SameMoments(file, source)));
    return all;
  }
}
