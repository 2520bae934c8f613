package dev.fazhi.store.database;

import dev.fazhi.store.file.PrivateFiles;
import dev.fazhi.store.lease.Lease;
import java.io.IOException;
import java.io.Reader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.h2.engine.Constants;
import org.h2.engine.SessionRemote;
import org.h2.util.NetUtils;
import org.h2.value.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the process that has the H2 file open and serves it to others. H2 would wait without limit
 * for an answer at the port in its lock file, so it is asked here first, briefly: the holder may be
 * suspended, or gone and its port in use by another program.
 */
final class DatabaseHolder {

  /** Milliseconds after which a process counts as not answering. */
  private static final int ANSWER_MILLIS = 3_000;

  static final String DATABASE = "fazhi.mv.db";
  private static final String LOCK = "fazhi.lock.db";
  private static final String NAME = "fazhi.holder";

  private final Path data;

  DatabaseHolder(Path data) {
    this.data = data;
  }

  /** Records that this process has it open. */
  void write() throws IOException {
    ProcessHandle self = ProcessHandle.current();
    String line =
        "%s\t%s\t%s\n"
            .formatted(
                Lease.Holder.self().host(),
                self.pid(),
                self.info().startInstant().orElse(Instant.EPOCH));
    PrivateFiles.write(data.resolve(NAME), line.getBytes(StandardCharsets.UTF_8));
    // H2 creates its files with the umask
    for (String made : List.of(DATABASE, LOCK)) {
      if (Files.exists(data.resolve(made))) {
        PrivateFiles.narrow(data.resolve(made));
      }
    }
  }

  /** The process that has it open, if recorded and still alive. */
  Optional<Lease.Holder> read() {
    try {
      String[] parts = Files.readString(data.resolve(NAME)).strip().split("\t");
      String host = parts[0];
      long pid = Long.parseLong(parts[1]);
      boolean here = host.equals(Lease.Holder.self().host());
      boolean gone =
          here
              && ProcessHandle.of(pid)
                  .flatMap(process -> process.info().startInstant())
                  .filter(start -> start.toString().equals(parts[2]))
                  .isEmpty();
      return gone ? Optional.empty() : Optional.of(new Lease.Holder(host, pid));
    } catch (IOException | RuntimeException nothingSaid) {
      return Optional.empty();
    }
  }

  /**
   * Whether another process has it open and does not answer. If none has, a stale lock file whose
   * port another program uses is deleted.
   */
  boolean isSilent() throws IOException {
    // this process needs no server to open it again, and to open the file would release its lock
    if (read().filter(holder -> holder.pid() == ProcessHandle.current().pid()).isPresent()) {
      return false;
    }
    Properties lock = new Properties();
    try (Reader text = Files.newBufferedReader(data.resolve(LOCK), StandardCharsets.ISO_8859_1)) {
      lock.load(text);
    } catch (IOException | IllegalArgumentException none) {
      return false;
    }
    String server = lock.getProperty("server");
    if (server == null || answers(server, lock.getProperty("id"))) {
      return false;
    }
    if (isOpen()) {
      return true;
    }
    Files.deleteIfExists(data.resolve(LOCK));
    return false;
  }

  /**
   * Whether the process answers the question that H2 asks; H2 itself can handle every answer but
   * none.
   */
  private static boolean answers(String server, @Nullable String id) {
    try (Socket socket =
        NetUtils.createSocket(server, Constants.DEFAULT_TCP_PORT, false, ANSWER_MILLIS)) {
      Transfer transfer = new Transfer(null, socket);
      transfer.init();
      transfer.writeInt(Constants.TCP_PROTOCOL_VERSION_MIN_SUPPORTED);
      transfer.writeInt(Constants.TCP_PROTOCOL_VERSION_MAX_SUPPORTED);
      transfer.writeString(null);
      transfer.writeString(null);
      transfer.writeString(id);
      transfer.writeInt(SessionRemote.SESSION_CHECK_KEY);
      transfer.flush();
      transfer.readInt();
      return true;
    } catch (ConnectException nobody) {
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException | RuntimeException anotherLanguage) {
      return true;
    }
  }

  /** Whether a process holds the file lock, which the system releases when the process ends. */
  private boolean isOpen() throws IOException {
    Path file = data.resolve(DATABASE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException inThisProcess) {
      return true;
    }
  }
}
