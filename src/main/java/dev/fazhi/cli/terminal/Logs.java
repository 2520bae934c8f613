package dev.fazhi.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.fazhi.store.database.DataFolder;
import dev.fazhi.store.file.PrivateFiles;
import dev.fazhi.store.file.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets up the log: JSON lines in the data folder, a file a day, kept for a month. Nothing of it
 * goes to the terminal.
 */
public final class Logs {

  private Logs() {}

  /**
   * Logs into {@code logs/} of that folder from now on, after creating it or closing it to other
   * users; returns what a person must know of that.
   */
  public static void into(Path data) {
    DataFolder.secure(data).forEach(System.err::println);
    TemporaryFiles.under(data);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    RollingFileAppender<ILoggingEvent> file = new PrivateAppender();
    file.setContext(context);
    file.setName("file");
    file.setFile(data.resolve("logs").resolve("fazhi.json").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(file);
    policy.setFileNamePattern(data.resolve("logs").resolve("fazhi.%d.%i.json.gz").toString());
    policy.setMaxFileSize(FileSize.valueOf("20MB"));
    policy.setMaxHistory(30);
    policy.setTotalSizeCap(FileSize.valueOf("500MB"));
    policy.start();
    JsonEncoder encoder = encoder(context);
    file.setRollingPolicy(policy);
    file.setEncoder(encoder);
    file.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(file);
    toServer(context, encoder);
    root.setLevel(Level.INFO);
    // the web server writes to the JDK's log
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // these loggers print the database's URL, which may hold a password
    context.getLogger("org.flywaydb").setLevel(Level.WARN);
    context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
  }

  private static JsonEncoder encoder(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.start();
    return encoder;
  }

  /** Sends the log also to the server that the environment names, if it names one. */
  private static void toServer(LoggerContext context, JsonEncoder encoder) {
    String address = System.getenv("FAZHI_LOG_SERVER");
    if (address == null || address.isBlank()) {
      return;
    }
    String authority = System.getenv("FAZHI_LOG_CA");
    try {
      LogServer server =
          LogServer.at(
              address.strip(),
              authority == null || authority.isBlank() ? null : Path.of(authority),
              encoder);
      server.setContext(context);
      server.setName("server");
      server.start();
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(server);
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "log-server-end"));
    } catch (IOException | RuntimeException e) {
      // no reason not to run: the log file has everything
      System.err.println("日志没有送往 FAZHI_LOG_SERVER：" + e.getMessage() + "。请检查它和 FAZHI_LOG_CA。");
    }
  }

  /** Makes the log files, which are created with the umask, readable by their owner only. */
  private static final class PrivateAppender extends RollingFileAppender<ILoggingEvent> {

    @Override
    public void openFile(String name) throws IOException {
      Path file = Path.of(name);
      Path folder = Objects.requireNonNull(file.getParent(), "a file stands in a folder");
      PrivateFiles.createDirectories(folder);
      PrivateFiles.create(file);
      try (Stream<Path> all = Files.list(folder)) {
        for (Path packed : all.filter(Files::isRegularFile).toList()) {
          PrivateFiles.narrow(packed);
        }
      }
      super.openFile(name);
    }
  }

  /** Logs a failure with its stack trace. */
  public static void record(Throwable e) {
    LoggerFactory.getLogger(Logs.class).error("command failed", e);
  }
}
