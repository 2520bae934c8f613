package dev.fazhi.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.runbook.Failures;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that breaks off statements which take long. */
class StatementLimitTest {

  @Test
  void theMessageSaysWhichSettingOfTheServerItWas() {
    try (HikariDataSource database = Databases.POSTGRESQL.open()) {
      JdbcTemplate jdbc = new JdbcTemplate(database);
      Throwable brokenOff =
          catchThrowable(() -> jdbc.execute("SET statement_timeout = 20; SELECT pg_sleep(5)"));

      Problem told = Failures.problem(brokenOff);
      assertThat(told.code()).isEqualTo("FZ-407");
      assertThat(told).hasMessageContaining("statement_timeout");
      assertThat(Failures.isPassing(told)).isFalse();
    }
  }
}
