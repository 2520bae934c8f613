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
 * Held while the database of a folder is built anew: until another takes its place nobody may open
 * the old one, or what is then written to it would be lost. The system frees it when its holder is
 * killed.
 */
public final class RebuildLock implements AutoCloseable {

  private static final String NAME = "rebuild.lock";

  private final Path file;
  private final FileChannel channel;

  private RebuildLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes it; empty when another has it. */
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

  /** Whether another has it. */
  public static boolean isHeld(Path data) {
    Path file = data.resolve(NAME);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return lock(channel) == null;
    } catch (IOException unreadable) {
      // that the folder cannot be written to is said by whoever opens the database
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
      // a file without a lock on it says nothing
    }
  }
}
