package dev.fazhi.store.file;

import dev.fazhi.model.Problem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Creates temporary files in a folder of this process under {@code data/tmp}, where other users of
 * the machine can neither read nor pre-create them. The folder is deleted with the process, or by
 * the next start after a kill. Before the data folder is known, a folder with a random name in the
 * system's temporary folder is used.
 */
public final class TemporaryFiles {

  private static final String LOCK = ".lock";

  private static @Nullable TemporaryFiles current;
  private static boolean forLibraries;

  private final Path folder;
  private final FileChannel alive;

  private TemporaryFiles(Path folder) throws IOException {
    this.folder = folder;
    this.alive =
        PrivateFiles.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    alive.lock();
  }

  /**
   * Uses {@code tmp} of that folder from now on.
   *
   * @throws Problem FZ-406 when it cannot be used
   */
  public static synchronized void under(Path data) {
    Path all = data.resolve("tmp");
    if (current != null && all.equals(current.folder.getParent())) {
      return;
    }
    try {
      PrivateFiles.createDirectories(all);
      TemporaryFiles before = current;
      // one process at a time, since a new folder is not locked at once
      Optional<FolderLock> turn = FolderLock.take(all);
      try {
        // a suspended process holds it: if it removes our folder later, another is created
        if (turn.isPresent()) {
          removeDead(all);
        }
        beginUnder(all);
      } finally {
        turn.ifPresent(FolderLock::close);
      }
      if (before != null) {
        before.remove();
      }
    } catch (IOException e) {
      throw new Problem("FZ-406", "临时文件目录无法使用：%s。请检查磁盘空间和权限。".formatted(all), e);
    }
  }

  private static Path beginUnder(Path all) throws IOException {
    return begin(Files.createTempDirectory(all, ProcessHandle.current().pid() + "-"));
  }

  private static Path begin(Path folder) throws IOException {
    TemporaryFiles own = new TemporaryFiles(folder);
    if (current == null) {
      Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFiles::end, "fazhi-temporary"));
    }
    current = own;
    if (forLibraries) {
      // for libraries that look it up when they need one
      System.setProperty("java.io.tmpdir", folder.toString());
    }
    return folder;
  }

  private static synchronized void end() {
    if (current != null) {
      current.remove();
    }
  }

  private void remove() {
    try {
      alive.close();
    } catch (IOException closed) {
      // closing releases the lock in any case
    }
    delete(folder);
  }

  /** Deletes folders whose lock is free, which are those of ended processes. */
  private static void removeDead(Path all) throws IOException {
    try (Stream<Path> folders = Files.list(all)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (!isAlive(folder.resolve(LOCK))) {
          delete(folder);
        }
      }
    }
  }

  private static boolean isAlive(Path lock) {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException inThisProcess) {
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException left) {
      // the next start tries again
    }
  }

  /** Creates an empty file. */
  public static Path create(String prefix, String suffix) throws IOException {
    return Files.createTempFile(folder(), prefix + "-", suffix);
  }

  /** The folder itself; created again if it was deleted. */
  public static synchronized Path folder() throws IOException {
    TemporaryFiles known = current;
    if (known == null) {
      return begin(Files.createTempDirectory("fazhi-"));
    }
    if (Files.isDirectory(known.folder)) {
      return known.folder;
    }
    known.remove();
    Path all = Objects.requireNonNull(known.folder.toAbsolutePath().getParent());
    PrivateFiles.createDirectories(all);
    return beginUnder(all);
  }

  /** Makes libraries use this folder, too: POI's default folder has a predictable name. */
  public static synchronized void useForLibraries() {
    forLibraries = true;
    TempFile.setTempFileCreationStrategy(
        new TempFileCreationStrategy() {
          @Override
          public File createTempFile(String prefix, String suffix) throws IOException {
            return create(prefix, suffix).toFile();
          }

          @Override
          public File createTempDirectory(String prefix) throws IOException {
            return Files.createTempDirectory(folder(), prefix).toFile();
          }
        });
  }
}
