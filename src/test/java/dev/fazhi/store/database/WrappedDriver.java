package dev.fazhi.store.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A JDBC driver of tests that stands before another, whose URLs begin otherwise. */
public interface WrappedDriver extends Driver {

  /** With what its URLs begin. */
  String prefix();

  /** What a method of the other gives, or throws. */
  static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Override
  default boolean acceptsURL(String url) {
    return url.startsWith(prefix());
  }

  @Override
  default DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  default int getMajorVersion() {
    return 1;
  }

  @Override
  default int getMinorVersion() {
    return 0;
  }

  @Override
  default boolean jdbcCompliant() {
    return false;
  }

  @Override
  default Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
