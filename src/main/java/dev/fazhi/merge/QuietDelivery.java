package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An export without rows of a source so small that a time without any is nothing unusual. */
record QuietDelivery(DataSource database, FactRows facts, RegisteredFile file, Source source) {

  /** Where so many are expected, none at all comes about once in a hundred times. */
  private static final int EXPECTED_ROWS = 5;

  private static final int DAYS_A_YEAR = 365;

  /** Whether by the year before it hardly any row was to be expected since the last export. */
  boolean isUsual() {
    LocalDate made = file.madeAt().toLocalDate();
    List<EarlierExport> before = EarlierExport.before(JdbcClient.create(database), source, file);
    if (before.isEmpty()) {
      return false;
    }
    long silent = ChronoUnit.DAYS.between(before.get(0).covers().to(), made);
    // whoever asks for a day at a time may have none of one, whatever the days before had
    long enough = EXPECTED_ROWS * DAYS_A_YEAR / Math.max(1, silent);
    long rows = facts.within(new DateRange(made.minusDays(DAYS_A_YEAR), made), null, 0, enough);
    return rows > 0 && rows < enough;
  }
}
