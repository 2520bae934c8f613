package dev.fazhi.store.lease;

import dev.fazhi.store.file.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that a process keeps locked while it lives. The system releases the lock when the process
 * ends in any way, so that another on the same machine sees at once that it is gone, without clocks
 * and without process ids, which are invisible across namespaces and users.
 */
final class LivenessFile implements AutoCloseable {

  /** What a file tells about its process. */
  enum State {
    /** It holds the lock. */
    ALIVE,
    /** It ran on this machine, and the lock is free. */
    DEAD,
    /** There is no such file, or it is from another machine. */
    UNKNOWN
  }

  private static final String PREFIX = "run-";
  private static final String ENDING = ".lock";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Files of this process; opening one again would release its lock. */
  private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final String token;
  private final FileChannel channel;

  private LivenessFile(Path file, String token, FileChannel channel) {
    this.file = file;
    this.token = token;
    this.channel = channel;
  }

  /** Creates and locks the file; null where the folder allows no files or locks. */
  static @Nullable LivenessFile create(Path folder, String token) {
    Path file = file(folder, token);
    try {
      PrivateFiles.createDirectories(folder);
      sweep(folder);
      FileChannel channel =
          PrivateFiles.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      OWN.add(token);
      LivenessFile made = new LivenessFile(file, token, channel);
      if (channel.tryLock() == null) {
        made.close();
        return null;
      }
      channel.write(ByteBuffer.wrap(machine().getBytes(StandardCharsets.UTF_8)));
      return made;
    } catch (IOException noLocksThere) {
      return null;
    }
  }

  /** The state of the process that holds the lease of that token. */
  static State state(Path folder, String token) {
    if (OWN.contains(token)) {
      return State.ALIVE;
    }
    Path file = file(folder, token);
    if (!Files.exists(file)) {
      return State.UNKNOWN;
    }
    try (FileChannel channel =
        PrivateFiles.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      try (FileLock lock = channel.tryLock()) {
        if (lock == null) {
          return State.ALIVE;
        }
      }
      // an empty file was created a moment ago, by a process that was killed or is about to lock it
      String made =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      return made.equals(machine()) ? State.DEAD : State.UNKNOWN;
    } catch (IOException unreadable) {
      return State.UNKNOWN;
    }
  }

  static boolean isThere(Path folder, String token) {
    return OWN.contains(token) || Files.exists(file(folder, token));
  }

  /** Deletes the files of ended processes. */
  private static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + ENDING)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String token = name.substring(PREFIX.length(), name.length() - ENDING.length());
        if (state(folder, token) == State.DEAD) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path file(Path folder, String token) {
    return folder.resolve(PREFIX + token + ENDING);
  }

  /**
   * An id that changes with each start of the machine and is the same in all its containers; else
   * its host name.
   */
  private static String machine() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException notLinux) {
      return Optional.ofNullable(System.getenv("COMPUTERNAME"))
          .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
          .orElse("this machine");
    }
  }

  @Override
  public void close() {
    close(true);
  }

  /**
   * Lets go of the lock.
   *
   * @param givenBack whether the lease is, too; otherwise the file stays and says that its process
   *     has ended
   */
  void close(boolean givenBack) {
    try (channel) {
      if (givenBack) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // without a lock it would say that the process has ended
    } finally {
      OWN.remove(token);
    }
  }
}
