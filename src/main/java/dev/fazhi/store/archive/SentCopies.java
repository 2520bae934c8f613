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

  /** Bytes of a part. */
  private static final int PART = 1 << 20;

  private final JdbcClient jdbc;

  public SentCopies(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** A copy on its way. */
  private record Waiting(long fileId, String sha256, boolean wanted) {}

  /** Sends a complete copy in the caller's transaction, in place of an earlier one. */
  public void send(long fileId, Path copy) throws IOException {
    delete(fileId);
    try (InputStream in = Files.newInputStream(copy)) {
      int part = 0;
      for (byte[] content = in.readNBytes(PART);
          content.length > 0;
          content = in.readNBytes(PART)) {
        jdbc.sql("INSERT INTO fz_copy (file_id, part, content) VALUES (?, ?, ?)")
            .params(fileId, part++, content)
            .update();
      }
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
      delete(waiting.fileId());
    }
  }

  private void write(long fileId, Path whole) throws IOException {
    Path sent = whole.resolveSibling(whole.getFileName() + ".sent");
    try (OutputStream out = PrivateFiles.newOutputStream(sent)) {
      for (int part : parts(fileId)) {
        out.write(content(fileId, part));
      }
    }
    try (FileChannel channel = FileChannel.open(sent, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(sent, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Iterable<Integer> parts(long fileId) {
    return jdbc.sql("SELECT part FROM fz_copy WHERE file_id = ? ORDER BY part")
        .param(fileId)
        .query(Integer.class)
        .list();
  }

  private byte[] content(long fileId, int part) {
    return jdbc.sql("SELECT content FROM fz_copy WHERE file_id = ? AND part = ?")
        .params(fileId, part)
        .query((row, n) -> row.getBytes(1))
        .single();
  }

  private void delete(long fileId) {
    jdbc.sql("DELETE FROM fz_copy WHERE file_id = ?").param(fileId).update();
  }
}
