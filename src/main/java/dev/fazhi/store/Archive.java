package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Problem;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files as they were read, by content hash, less their personal columns: a compressed text of one
 * line a row, with the cells of the source's fields in the source's order. First line: {@code
 * fazhi-archive 1}, source and field names.
 */
public final class Archive {

  private static final String FORMAT = "fazhi-archive 1";

  private final Path folder;

  /**
   * @param folder where the archive lies; created when first written to
   */
  public Archive(Path folder) {
    this.folder = folder;
  }

  /** Begins the copy of a file; one that was begun before and not finished is overwritten. */
  public Writer write(String sha256, Source source) throws IOException {
    Files.createDirectories(folder);
    return new Writer(folder.resolve(sha256 + ".part"), folder.resolve(sha256 + ".gz"), source);
  }

  /** The copy in the making; it takes its final name only when it is whole. */
  public static final class Writer implements AutoCloseable {

    private final Path part;
    private final Path whole;
    private final BufferedWriter out;

    private Writer(Path part, Path whole, Source source) throws IOException {
      this.part = part;
      this.whole = whole;
      this.out =
          new BufferedWriter(
              new OutputStreamWriter(
                  new GZIPOutputStream(Files.newOutputStream(part), 1 << 14),
                  StandardCharsets.UTF_8),
              1 << 15);
      out.write(FORMAT + "\t" + source.id());
      for (var field : source.fields()) {
        out.write("\t" + field.name());
      }
      out.write('\n');
    }

    /** Adds a row. */
    public void add(Entry entry) throws IOException {
      out.write(Integer.toString(entry.sheetIndex()));
      out.write('\t');
      out.write(escape(entry.sheet()));
      out.write('\t');
      out.write(Integer.toString(entry.row()));
      for (Cell cell : entry.cells()) {
        out.write('\t');
        out.write(encode(cell));
      }
      out.write('\n');
    }

    /** The file was read to its end: the copy is made durable and takes its name. */
    public void finish() throws IOException {
      out.close();
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
      out.close();
      Files.deleteIfExists(part);
    }
  }

  /** Whether it holds no file at all. */
  public boolean isEmpty() throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.gz")) {
      return !files.iterator().hasNext();
    }
  }

  /** Whether the copy of a file is there. */
  public boolean has(String sha256) {
    return Files.exists(folder.resolve(sha256 + ".gz"));
  }

  /**
   * The rows of a file that are wanted, as they were read; values and faults are left empty.
   *
   * @throws Problem when the copy is missing or damaged
   */
  public List<Entry> read(String sha256, Predicate<RowAddress> wanted) {
    List<Entry> rows = new ArrayList<>();
    Path file = folder.resolve(sha256 + ".gz");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String first = in.readLine();
      if (first == null || !first.startsWith(FORMAT + "\t")) {
        throw new Problem("FZ-410", "归档文件格式不对：" + file.getFileName());
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] parts = line.split("\t", -1);
        RowAddress address = new RowAddress(Integer.parseInt(parts[0]), Integer.parseInt(parts[2]));
        if (wanted.test(address)) {
          rows.add(entry(address, parts));
        }
      }
      return rows;
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      throw new Problem("FZ-410", "归档文件缺失或已损坏：" + file.getFileName(), e);
    }
  }

  /** Where a row stands in its file. */
  public record RowAddress(int sheet, int row) {}

  private static Entry entry(RowAddress address, String[] parts) {
    List<Cell> cells = new ArrayList<>(parts.length - 3);
    for (int i = 3; i < parts.length; i++) {
      cells.add(decode(parts[i]));
    }
    return new Entry(
        address.sheet(), unescape(parts[1]), address.row(), List.of(), cells, List.of());
  }

  /** A cell as a letter for its kind and its text. */
  private static String encode(Cell cell) {
    if (cell instanceof Cell.Text text) {
      return "t" + escape(text.text());
    } else if (cell instanceof Cell.Num num) {
      return (num.rounded() ? "r" : "n") + num.value();
    } else if (cell instanceof Cell.Moment moment) {
      return (moment.dateOnly() ? "d" : "m") + moment.value();
    } else if (cell instanceof Cell.Bool bool) {
      return bool.value() ? "b1" : "b0";
    } else if (cell instanceof Cell.Err err) {
      return "e" + escape(err.text()) + "\u001f" + escape(err.reason());
    }
    return "";
  }

  private static Cell decode(String text) {
    if (text.isEmpty()) {
      return Cell.BLANK;
    }
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 't' -> new Cell.Text(unescape(rest));
      case 'n', 'r' -> new Cell.Num(new BigDecimal(rest), text.charAt(0) == 'r');
      case 'd', 'm' -> new Cell.Moment(LocalDateTime.parse(rest), text.charAt(0) == 'd');
      case 'b' -> new Cell.Bool(rest.equals("1"));
      case 'e' ->
          new Cell.Err(
              unescape(rest.substring(0, rest.indexOf('\u001f'))),
              unescape(rest.substring(rest.indexOf('\u001f') + 1)));
      default -> throw new NumberFormatException("unknown kind of cell");
    };
  }

  private static String escape(String text) {
    if (text.indexOf('\t') < 0
        && text.indexOf('\n') < 0
        && text.indexOf('\r') < 0
        && text.indexOf('\\') < 0) {
      return text;
    }
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++i);
      plain.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
    }
    return plain.toString();
  }
}
