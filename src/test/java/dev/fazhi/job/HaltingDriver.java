package dev.fazhi.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC driver that pulls the plug: {@code jdbc:halting:7:after:h2:…} is the database {@code
 * jdbc:h2:…}, and halts the process right after the seventh commit. Production code has no hook for
 * it; the URL is enough.
 */
public final class HaltingDriver implements Driver {

  private static final String PREFIX = "jdbc:halting:";
  private static final AtomicInteger COMMITS = new AtomicInteger();

  static {
    try {
      DriverManager.registerDriver(new HaltingDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
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
    boolean after = parts[1].equals("after");
    Connection real = DriverManager.getConnection("jdbc:" + parts[2], info);
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean last = method.getName().equals("commit") && COMMITS.incrementAndGet() == at;
              if (last && !after) {
                Runtime.getRuntime().halt(137);
              }
              try {
                Object result = method.invoke(real, arguments);
                if (last) {
                  Runtime.getRuntime().halt(137);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
