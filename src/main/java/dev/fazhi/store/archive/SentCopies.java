package dev.fazhi.store.archive;

import dev.fazhi.store.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies that workers on other machines made of files: sent through the database in the transaction
 * that records the file as read, and put into the archive by the run before it merges. So workers
 * need no common archive folder, and a worker that lost its claim leaves nothing behind.
 */
public final class SentCopies {

  private final JdbcClient jdbc;
  private final SentContent sent;

  public SentCopies(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.sent = SentContent.copies(database);
  }

  /** A copy on its way. */
  private record Waiting(long fileId, String sha256, boolean wanted) {}

  /** Sends a complete copy in the caller's transaction, in place of an earlier one. */
  public void send(long fileId, Path copy) throws IOException {
    try (InputStream in = Files.newInputStream(copy)) {
      sent.send(fileId, in);
    }
  }

  /**
   * Puts into the archive what was sent of files that wait to be merged, and drops the rest. May be
   * repeated.
   *
   * @param definitions the digest by which files must have been read
   */
  public void receive(Archive archive, String definitions) throws IOException {
    for (Waiting waiting :
        jdbc.sql(
                """
                SELECT c.file_id, f.sha256, f.status = 'READ' AND f.definitions = ?
                FROM (SELECT DISTINCT file_id FROM fz_copy) c JOIN fz_file f ON f.file_id = c.file_id
                ORDER BY c.file_id
                """)
            .param(definitions)
            .query((row, n) -> new Waiting(row.getLong(1), row.getString(2), row.getBoolean(3)))
            .list()) {
      if (waiting.wanted()) {
        PrivateFiles.createDirectories(archive.folder());
        write(waiting.fileId(), archive.file(waiting.sha256()));
      }
      sent.delete(waiting.fileId());
    }
  }

  private void write(long fileId, Path whole) throws IOException {
    Path arriving = whole.resolveSibling(whole.getFileName() + ".sent");
    try (OutputStream out = PrivateFiles.newOutputStream(arriving);
        InputStream content = sent.open(fileId)) {
      content.transferTo(out);
    }
    try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        arriving, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
