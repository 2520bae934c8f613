package dev.fazhi.store.vintage;

import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveText;
import dev.fazhi.store.file.AtomicFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the figures of each vintage beside the archive, compressed, a line for each figure, since
 * they cannot be measured again once the definitions have changed.
 */
public final class VintageCopies {

  private static final String NULL = "\\N";
  private static final int COLUMNS = 22;
  private static final int FIRST_DAY = 6;
  private static final int LAST_DAY = 9;

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final FigureSums sums;
  private final Path folder;

  /** Works on that database and that archive. */
  public VintageCopies(DataSource database, Archive archive) {
    this.jdbc = JdbcClient.create(database);
    this.batch = new JdbcTemplate(database);
    this.sums = new FigureSums(database);
    this.folder = archive.folder().resolve("vintages");
  }

  /** Writes the figures of vintages without a copy. */
  public void write(List<Vintages.Head> heads) throws IOException {
    for (Vintages.Head head : heads) {
      Path copy = file(head);
      if (!Files.exists(copy)) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out =
            new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
          for (String line : lines(head)) {
            out.write(line + "\n");
          }
        }
        AtomicFile.write(copy, bytes.toByteArray());
      }
    }
  }

  /**
   * The file of a copy, named by number and content, so that vintages of different databases are
   * never confused.
   */
  private Path file(Vintages.Head head) {
    return folder.resolve(head.number() + "-" + head.digest().substring(0, 16) + ".gz");
  }

  private List<String> lines(Vintages.Head head) {
    return jdbc.sql("SELECT * FROM fz_figure WHERE vintage_no = ? ORDER BY seq")
        .param(head.number())
        .query(
            (row, n) -> {
              List<String> values = new ArrayList<>(COLUMNS);
              for (int column = 1; column <= COLUMNS; column++) {
                String value = row.getString(column);
                values.add(value == null ? NULL : ArchiveText.escape(value));
              }
              return String.join("\t", values);
            })
        .list();
  }

  /**
   * Restores a vintage in a database that lacks it, in the caller's transaction.
   *
   * @return whether there was a copy of it
   * @throws Problem FZ-410 when the copy is damaged
   */
  public boolean restore(Vintages.Head head) {
    Path copy = file(head);
    if (!Files.exists(copy)) {
      return false;
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(copy)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        rows.add(row(line.split("\t", -1)));
      }
    } catch (IOException | RuntimeException e) {
      throw new Problem("FZ-410", "归档文件缺失或已损坏：" + copy.getFileName() + "。请从备份恢复该文件。", e);
    }
    jdbc.sql("INSERT INTO fz_vintage (" + Vintages.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            head.number(), head.asOf().day(), head.lastLoad(), head.definitions(), head.digest())
        .param(head.keptAt())
        .param(head.asOf().reports().id())
        .update();
    sums.keep(head, rows);
    batch.batchUpdate(
        "INSERT INTO fz_figure VALUES (" + "?, ".repeat(COLUMNS - 1) + "?)",
        new ArrayList<Object[]>(rows));
    return true;
  }

  private static @Nullable Object[] row(String[] values) {
    @Nullable Object[] row = new Object[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      String value = values[i].equals(NULL) ? null : ArchiveText.unescape(values[i]);
      if (value == null) {
        row[i] = null;
      } else if (i < 2) {
        row[i] = Integer.valueOf(value);
      } else {
        row[i] = i >= FIRST_DAY && i <= LAST_DAY ? LocalDate.parse(value) : value;
      }
    }
    return row;
  }
}
