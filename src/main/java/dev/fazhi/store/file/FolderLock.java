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
 * A lock on replacing the content of a folder, held by one process at a time. A suspended process
 * may still hold it, so waiting is short. The system releases it when its holder ends; the empty
 * lock file stays.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = ".fazhi.lock";
  private static final long WAIT_SECONDS = 5;
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** Locks held by this process; opening a lock file again would release its lock. */
  private static final ReentrantLock OWN = new ReentrantLock();

  private final @Nullable FileChannel channel;

  private FolderLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Acquires the lock, waiting a few seconds at most.
   *
   * @param folder created if missing
   * @return empty when another process holds it
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

  /** Null where the file system has no locks: then only the lease protects the folder. */
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
      // the lock ends with the process at the latest
    } finally {
      OWN.unlock();
    }
  }
}
