package dev.fazhi.store.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.Source;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.archive.RowKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL has no statistics of rows that the same transaction has just written. */
class FreshTableTest {

  private static final int ROWS = 60_000;
  private static final int KEYS = 1_000;

  @Test
  void lookingKeysUpReadsNoMoreRowsThanThereAreKeys() {
    try (FactsFixture facts = new FactsFixture(Databases.POSTGRESQL)) {
      Source source = facts.definitions().source("hotline");
      JdbcTemplate jdbc = new JdbcTemplate(facts.database());
      new TransactionTemplate(new DataSourceTransactionManager(facts.database()))
          .executeWithoutResult(
              tx -> {
                jdbc.execute(
                    """
                    INSERT INTO fz_fact_hotline (load_no, sheet_no, row_no, "ticket_no", "town")
                    SELECT 1, 0, i, 'T' || i, repeat('x', 60) FROM generate_series(1, %s) i\
                    """
                        .formatted(ROWS));
                long before = read(jdbc);
                List<RowKey> keys =
                    IntStream.range(0, KEYS)
                        .mapToObj(i -> new RowKey(List.of("T" + i * 9)))
                        .toList();

                assertThat(new FactRows(facts.database(), source).live(keys)).hasSize(KEYS - 1);

                assertThat(read(jdbc) - before).isLessThanOrEqualTo(KEYS);
              });
    }
  }

  /** The rows of the table that the transaction has read so far. */
  private static long read(JdbcTemplate jdbc) {
    Long read =
        jdbc.queryForObject(
            """
            SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
            WHERE relname = 'fz_fact_hotline'\
            """,
            Long.class);
    return read == null ? 0 : read;
  }
}
