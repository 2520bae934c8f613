package dev.fazhi.job;

import dev.fazhi.store.database.WrappedDriver;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that pulls the plug: {@code jdbc:halting:7:after:h2:…} is the database {@code
 * jdbc:h2:…}, and halts the process right after the seventh commit. With {@code statement} in the
 * place of {@code before} or {@code after} it halts after the seventh statement, which is the only
 * way to be among those that make tables: they commit by themselves. With {@code lost} nothing is
 * halted: the seventh commit is made, and its connection is reported as lost. Production code has
 * no hook for it; the URL is enough.
 */
public final class HaltingDriver implements WrappedDriver {

  private static final String PREFIX = "jdbc:halting:";
  private static final AtomicInteger COMMITS = new AtomicInteger();
  private static final AtomicInteger STATEMENTS = new AtomicInteger();

  static {
    try {
      DriverManager.registerDriver(new HaltingDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Counts from one again. */
  static void begin() {
    COMMITS.set(0);
  }

  /** How many commits there were in this process. */
  static int commits() {
    return COMMITS.get();
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String[] parts = url.substring(PREFIX.length()).split(":", 3);
    int at = Integer.parseInt(parts[0]);
    String when = parts[1];
    return watched(
        Connection.class,
        DriverManager.getConnection("jdbc:" + parts[2], info),
        (method, call) -> {
          boolean last = method.getName().equals("commit") && COMMITS.incrementAndGet() == at;
          if (last && when.equals("before")) {
            Runtime.getRuntime().halt(137);
          }
          Object result = call.make();
          if (last && when.equals("after")) {
            Runtime.getRuntime().halt(137);
          }
          if (last && when.equals("lost")) {
            // as of a pool, without a state
            throw new SQLTransientConnectionException("lost by the test");
          }
          return result instanceof Statement statement && when.equals("statement")
              ? haltingStatement(method.getReturnType(), statement, at)
              : result;
        });
  }

  private static Object haltingStatement(Class<?> type, Statement real, int at) {
    return watched(
        type,
        real,
        (method, call) -> {
          Object result = call.make();
          if (method.getName().startsWith("execute") && STATEMENTS.incrementAndGet() == at) {
            Runtime.getRuntime().halt(137);
          }
          return result;
        });
  }

  private interface Call {
    @Nullable Object make() throws Throwable;
  }

  private interface Watch {
    @Nullable Object over(Method method, Call call) throws Throwable;
  }

  private static <T> T watched(Class<T> type, Object real, Watch watch) {
    return type.cast(
        Proxy.newProxyInstance(
            HaltingDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                watch.over(
                    method,
                    () -> {
                      return WrappedDriver.call(real, method, arguments);
                    })));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }
}
