package dev.fazhi.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lock held while the database of a folder is rebuilt: the old one must not be opened meanwhile,
 * or what is written to it would be lost. The system releases it when its holder is killed.
 */
public final class RebuildLock implements AutoCloseable {

  private static final String NAME = "rebuild.lock";

  private final Path file;
  private final FileChannel channel;

  private RebuildLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Acquires the lock; empty when another process holds it. */
  public static Optional<RebuildLock> take(Path data) throws IOException {
    PrivateFiles.createDirectories(data);
    Path file = data.resolve(NAME);
    FileChannel channel =
        PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) != null) {
      return Optional.of(new RebuildLock(file, channel));
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether another process holds it. */
  public static boolean isHeld(Path data) {
    Path file = data.resolve(NAME);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return lock(channel) == null;
    } catch (IOException unreadable) {
      // opening the database reports a folder that cannot be written to
      return false;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // a lock file without a lock means nothing
    }
  }
}
