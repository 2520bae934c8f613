package dev.fazhi.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace what lies in a folder, held by one process at a time. A process that was
 * stopped may still have it, so nobody waits for it for long. The system frees it when its holder
 * ends; the empty file that carries it stays.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".fazhi.lock";
  private static final long WAIT_SECONDS = 5;
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** A second look at the file by this process would free the lock of the first. */
  private static final ReentrantLock OWN = new ReentrantLock();

  private final @Nullable FileChannel channel;

  private FolderLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes it, waiting a few seconds at most.
   *
   * @param folder made when it is not there
   * @return empty when another process has it and keeps it
   */
  public static Optional<FolderLock> take(Path folder) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    try {
      if (!OWN.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
      Optional<FolderLock> taken = Optional.empty();
      try {
        taken = lock(folder, until);
        return taken;
      } finally {
        if (taken.isEmpty()) {
          OWN.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<FolderLock> lock(Path folder, long until)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    FileChannel channel =
        PrivateFiles.open(
            folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable Boolean locked = false;
    try {
      do {
        locked = tryLock(channel);
        if (locked == null || locked) {
          return Optional.of(new FolderLock(channel));
        }
        Thread.sleep(LOOK_AGAIN_MILLIS);
      } while (System.nanoTime() < until);
      return Optional.empty();
    } finally {
      if (Boolean.FALSE.equals(locked)) {
        channel.close();
      }
    }
  }

  /** Null where the file system knows no locks: then the lease alone guards what lies there. */
  private static @Nullable Boolean tryLock(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    } catch (IOException noLocksThere) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException closed) {
      // the lock goes with the process at the latest
    } finally {
      OWN.unlock();
    }
  }
}
