package dev.fazhi.store.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import dev.fazhi.store.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who may run, whatever the clocks and process numbers of others say. */
class LeasesTest {

  private static final long HOUR = 3_600_000;

  @TempDir private Path folder = Path.of(".");
  private HikariDataSource database = new HikariDataSource();
  private JdbcTemplate jdbc = new JdbcTemplate();

  /** What happens on other machines while this process looks on. */
  private Runnable meanwhile = () -> {};

  private final AtomicInteger looks = new AtomicInteger();

  @BeforeEach
  void open() {
    Databases.prepare(folder.resolve("data"));
    database = Database.open(folder.resolve("data"), null);
    jdbc = new JdbcTemplate(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Leases leases() {
    return new Leases(
        database,
        folder.resolve("data"),
        false,
        millis -> {
          looks.incrementAndGet();
          meanwhile.run();
        });
  }

  /** A holder on another machine, whose last sign of life was so long ago. */
  private void heldElsewhere(long ageMillis) {
    jdbc.update("DELETE FROM fz_lease");
    jdbc.update(
        """
        INSERT INTO fz_lease (name, token, host, pid, as_of, beat)
        VALUES ('run', 'other', 'elsewhere', 7, DATE '2022-12-12',
          CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT) - ?)
        """,
        ageMillis);
  }

  @Test
  void aHolderThatEndedWhileTheDatabaseWasAwayIsKnownToHaveEnded() {
    Lease lease = leases().tryAcquire().lease().orElseThrow();
    database.close();
    lease.close();

    open();
    Leases.Attempt next = leases().tryAcquire();

    assertTrue(next.lease().orElseThrow().isInherited());
    assertEquals(0, looks.get(), "nobody had to wait");
    next.lease().orElseThrow().close();
  }

  @Test
  void aHolderThatGaveASignOfLifeIsBelievedAtOnce() {
    heldElsewhere(1_000);
    assertEquals(7, leases().tryAcquire().holder().orElseThrow().pid());
    assertEquals(0, looks.get(), "nobody had to wait");
    assertTrue(leases().active().isPresent());
  }

  @Test
  void aClockThatIsAnHourAheadOrBehindTakesNothingFromALiveHolder() {
    meanwhile = () -> jdbc.update("UPDATE fz_lease SET beat = beat + 1");
    for (long age : new long[] {HOUR, -HOUR}) {
      heldElsewhere(age);
      assertTrue(leases().tryAcquire().lease().isEmpty(), "of age " + age);
    }
  }

  @Test
  void aClockThatWasPutBackDoesNotKeepADeadHoldersPlaceForever() {
    heldElsewhere(-HOUR);
    try (Lease lease = leases().tryAcquire().lease().orElseThrow()) {
      assertTrue(lease.isInherited());
    }
  }

  @Test
  void aHolderWithoutASignOfLifeIsSucceededAndItsTokenIsWorthNothing() {
    Lease sleeper = leases().tryAcquire().lease().orElseThrow();
    // the heartbeat of the sleeper is of this process, so it is stopped by taking its token
    jdbc.update("UPDATE fz_lease SET token = 'asleep', beat = 0");
    try (Lease lease = leases().tryAcquire().lease().orElseThrow()) {
      lease.assertHeld();
      assertFalse(sleeper.isHeld());
      assertEquals("FZ-408", assertThrows(Problem.class, sleeper::holdUntilCommit).code());
    }
    sleeper.close();
  }

  @Test
  void whoseProcessIsGoneFromThisMachineIsSucceededAtOnceWhateverItsNumberSays()
      throws IOException {
    heldElsewhere(0);
    // what a killed process leaves: its file, without its lock
    LivenessFile left = LivenessFile.create(folder.resolve("data"), "copy");
    Files.copy(folder.resolve("data/run-copy.lock"), folder.resolve("data/run-other.lock"));
    if (left != null) {
      left.close();
    }
    assertTrue(leases().active().isEmpty());
    assertEquals(
        new AsOf(LocalDate.of(2022, 12, 12)),
        leases().leftBehind().orElseThrow().asOf(),
        "what to continue");
    try (Lease lease = leases().tryAcquire().lease().orElseThrow()) {
      lease.assertHeld();
    }
    assertEquals(0, looks.get(), "nobody had to wait");
    assertFalse(Files.exists(folder.resolve("data/run-other.lock")), "nothing is left of it");
  }

  @Test
  void aFileOfAnotherMachineSaysNothing() throws IOException {
    heldElsewhere(1_000);
    Files.writeString(folder.resolve("data/run-other.lock"), "another boot of another machine");
    assertTrue(leases().tryAcquire().lease().isEmpty());
  }

  @Test
  void whoeverHoldsItIsAskedToStop() throws InterruptedException {
    try (Lease lease = leases().tryAcquire().lease().orElseThrow()) {
      lease.assertHeld();
      assertTrue(leases().askToStop("张三").isPresent());
      assertEquals("张三", jdbc.queryForObject("SELECT stop_by FROM fz_lease", String.class));
    }
    assertTrue(leases().askToStop("张三").isEmpty());
  }
}
