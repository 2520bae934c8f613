package dev.fazhi.store.database;

import dev.fazhi.model.Problem;
import dev.fazhi.store.file.Credentials;
import dev.fazhi.store.file.PrivateFiles;
import dev.fazhi.store.file.RebuildLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Replaces the file of the default database. No process can open the database until this is closed.
 */
public final class DatabaseFile implements AutoCloseable {

  /** So many database files that were replaced are kept. */
  private static final int MOST_OLD = 3;

  private static final String ENDING = ".mv.db";

  private final Path data;
  private final Path file;
  private final Path scratch;
  private final RebuildLock lock;

  private DatabaseFile(Path data, RebuildLock lock) {
    this.data = data;
    this.file = data.resolve("fazhi" + ENDING);
    this.scratch = data.resolve("rebuild");
    this.lock = lock;
  }

  /**
   * Locks the database against opening.
   *
   * @param data folder of the default database
   * @throws Problem FZ-403 when another process rebuilds it
   */
  public static DatabaseFile lock(Path data) {
    try {
      return new DatabaseFile(
          data, RebuildLock.take(data).orElseThrow(() -> DatabaseProblems.rebuilding(data)));
    } catch (IOException e) {
      throw unwritable(data, e);
    }
  }

  /**
   * Requires that no other process has it open.
   *
   * @throws Problem FZ-403 when one has
   */
  public void requireUnused() {
    if (!Files.exists(file)) {
      return;
    }
    // read only: a damaged file is not to be touched
    String url =
        "jdbc:h2:file:%s;IFEXISTS=TRUE;ACCESS_MODE_DATA=r"
            .formatted(data.toAbsolutePath().normalize().resolve("fazhi"));
    try (Connection connection = DriverManager.getConnection(url, Credentials.OWNER, "")) {
      connection.getMetaData();
    } catch (SQLException | RuntimeException e) {
      if (Database.isInUse(e)) {
        throw DatabaseProblems.inUse(data, e);
      }
      // damaged or with another password, but not open elsewhere
    }
  }

  /** Makes the empty folder for the new database; remains of an earlier attempt are deleted. */
  public Path prepare() {
    try {
      PrivateFiles.createDirectories(scratch);
      try (var left = Files.list(scratch)) {
        for (Path path : left.toList()) {
          Files.delete(path);
        }
      }
      Credentials.copy(data, scratch);
      return scratch;
    } catch (IOException e) {
      throw unwritable(data, e);
    }
  }

  /**
   * Replaces the database by the new one, which must be closed.
   *
   * @return the new path of the old one; empty when there was none
   */
  public Optional<Path> replace() {
    try {
      Optional<Path> aside = Optional.empty();
      if (Files.exists(file)) {
        Path free = free();
        Files.move(file, free);
        aside = Optional.of(free);
      }
      Files.move(scratch.resolve("fazhi" + ENDING), file);
      try (var left = Files.list(scratch)) {
        for (Path path : left.toList()) {
          Files.delete(path);
        }
      }
      Files.delete(scratch);
      return aside;
    } catch (IOException e) {
      throw unwritable(data, e);
    }
  }

  /** The first that was ever moved aside stays, and of the others those of the last rebuilds. */
  private Path free() throws IOException {
    for (int number = 1; number <= MOST_OLD; number++) {
      if (!Files.exists(old(number))) {
        return old(number);
      }
    }
    for (int number = 2; number < MOST_OLD; number++) {
      Files.move(old(number + 1), old(number), StandardCopyOption.REPLACE_EXISTING);
    }
    return old(MOST_OLD);
  }

  private Path old(int number) {
    return data.resolve("fazhi.old" + (number == 1 ? "" : number) + ENDING);
  }

  private static Problem unwritable(Path data, IOException e) {
    return new Problem("FZ-401", "数据目录无法写入：" + data + "。请检查磁盘和权限。", e);
  }

  @Override
  public void close() {
    lock.close();
  }
}
