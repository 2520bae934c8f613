package dev.fazhi.faults.program;

import dev.fazhi.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server with a disk of its own, to be killed, stopped and started again. */
public final class Server implements AutoCloseable {

  private final Path disk;
  private final List<EmbeddedPostgres> started = new ArrayList<>();

  private Server(Path disk) {
    this.disk = disk;
  }

  public static Server on(Path disk) throws IOException {
    Server server = new Server(disk);
    server.start(Ports.free());
    return server;
  }

  public EmbeddedPostgres newest() {
    return started.get(started.size() - 1);
  }

  public int port() {
    return newest().getPort();
  }

  public String url(String database) {
    return newest().getJdbcUrl("postgres", database);
  }

  /** Starts it, once more perhaps. */
  public void start(int port) throws IOException {
    started.add(
        EmbeddedPostgres.builder()
            .setDataDirectory(disk)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port)
            .start());
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = newest().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(disk.resolve("postmaster.pid")).get(0).strip());
  }

  /** It and the processes that serve its clients. */
  List<String> pids() throws IOException {
    List<String> pids = new ArrayList<>();
    ProcessHandle.of(pid())
        .ifPresent(
            master -> {
              pids.add(Long.toString(master.pid()));
              master.descendants().forEach(each -> pids.add(Long.toString(each.pid())));
            });
    return pids;
  }

  /** Sends a signal to all of them. */
  public void signal(String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    command.addAll(pids());
    Machine.does(command.toArray(String[]::new));
  }

  /** At once, without a word to its clients: told to end, or killed with all that it started. */
  public void die(boolean killed) throws IOException, InterruptedException {
    long pid = pid();
    if (killed) {
      signal("KILL");
    } else {
      Machine.assume("kill", "-QUIT", Long.toString(pid));
    }
    while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      Thread.sleep(20);
    }
    newest().close();
  }

  @Override
  public void close() throws IOException {
    for (EmbeddedPostgres server : started) {
      server.close();
    }
  }
}
