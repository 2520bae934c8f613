package dev.fazhi.store.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.Iterator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Content that one process sends another through the database, in parts that fit into memory. */
public final class SentContent {

  /** Bytes of a part. */
  private static final int PART = 1 << 20;

  private final JdbcClient jdbc;
  private final String table;
  private final String id;

  private SentContent(DataSource database, String table, String id) {
    this.jdbc = JdbcClient.create(database);
    this.table = table;
    this.id = id;
  }

  static SentContent copies(DataSource database) {
    return new SentContent(database, "fz_copy", "file_id");
  }

  /** What was counted in partitions, by the number of their step executions. */
  public static SentContent counts(DataSource database) {
    return new SentContent(database, "fz_count", "step_id");
  }

  /** Sends it in the caller's transaction, in place of an earlier one of that number. */
  public void send(long number, InputStream content) throws IOException {
    delete(number);
    int part = 0;
    for (byte[] bytes = content.readNBytes(PART);
        bytes.length > 0;
        bytes = content.readNBytes(PART)) {
      jdbc.sql("INSERT INTO %s (%s, part, content) VALUES (?, ?, ?)".formatted(table, id))
          .params(number, part++, bytes)
          .update();
    }
  }

  /** What was sent under that number; empty when nothing was. */
  public InputStream open(long number) {
    Iterator<Integer> parts =
        jdbc.sql("SELECT part FROM %s WHERE %s = ? ORDER BY part".formatted(table, id))
            .param(number)
            .query(Integer.class)
            .list()
            .iterator();
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          @Override
          public boolean hasMoreElements() {
            return parts.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return new ByteArrayInputStream(content(number, parts.next()));
          }
        });
  }

  private byte[] content(long number, int part) {
    return jdbc.sql("SELECT content FROM %s WHERE %s = ? AND part = ?".formatted(table, id))
        .params(number, part)
        .query((row, n) -> row.getBytes(1))
        .single();
  }

  void delete(long number) {
    jdbc.sql("DELETE FROM %s WHERE %s = ?".formatted(table, id)).param(number).update();
  }

  /** Drops everything that was sent. */
  public void deleteAll() {
    jdbc.sql("DELETE FROM " + table).update();
  }
}
