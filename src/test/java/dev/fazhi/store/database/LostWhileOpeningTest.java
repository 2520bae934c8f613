package dev.fazhi.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.model.Problem;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks while the database is being opened. */
class LostWhileOpeningTest {

  private static final String URL = "jdbc:losing:h2:mem:lost;DB_CLOSE_DELAY=-1;USER=fazhi";

  private final AtomicInteger left = new AtomicInteger();
  private final Driver driver = new LosingDriver(left);

  @BeforeEach
  void register() throws SQLException {
    DriverManager.registerDriver(driver);
  }

  @AfterEach
  void deregister() throws SQLException {
    DriverManager.deregisterDriver(driver);
  }

  @Test
  void itIsTriedAgain() throws SQLException {
    left.set(2);
    // closing a pool that broke may itself take seconds on a busy machine
    Duration patience = Duration.ofMinutes(2);
    try (HikariDataSource database = Database.open(Path.of("target"), URL, patience);
        Connection connection = database.getConnection()) {
      assertTrue(connection.isValid(1));
    }
    assertTrue(left.get() <= 0, "it broke as often as it was to");
  }

  @Test
  void thatStaysSoIsNotCalledDamaged() {
    left.set(Integer.MAX_VALUE);

    Problem problem =
        assertThrows(
            Problem.class, () -> Database.open(Path.of("target"), URL, Duration.ofSeconds(1)));

    assertEquals("FZ-401", problem.code());
    assertFalse(String.valueOf(problem.getMessage()).contains("rebuild"), problem::toString);
  }

  /** H2 whose connections break at the making of a statement, so many times. */
  private record LosingDriver(AtomicInteger left) implements WrappedDriver {

    private static final String PREFIX = "jdbc:losing:";

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
      if (!acceptsURL(url)) {
        return null;
      }
      Connection real = DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), info);
      return (Connection)
          Proxy.newProxyInstance(
              LosingDriver.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                boolean statement =
                    method.getName().equals("createStatement")
                        || method.getName().equals("prepareStatement");
                if (statement && left.getAndDecrement() > 0) {
                  throw new SQLException("the connection broke", "08006");
                }
                return WrappedDriver.call(real, method, arguments);
              });
    }

    @Override
    public String prefix() {
      return PREFIX;
    }
  }
}
