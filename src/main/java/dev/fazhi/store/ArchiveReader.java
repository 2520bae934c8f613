package dev.fazhi.store;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the copy of a file line by line. A copy without its end is damaged. */
public final class ArchiveReader implements AutoCloseable {

  private static final String DAMAGED = "FZ-410";

  private final Path path;
  private final String file;
  private final BufferedReader in;
  private final String source;
  private final String definitions;
  private final List<String> fields;
  private final Map<Integer, Archive.Sheet> sheets = new LinkedHashMap<>();
  private final List<Fault> ofTheFile = new ArrayList<>();
  private @Nullable String ahead;
  private Archive.@Nullable Account account;

  ArchiveReader(Path path, String file) {
    this.path = path;
    this.file = file;
    BufferedReader opened = null;
    try {
      opened =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(path), 1 << 14),
                  StandardCharsets.UTF_8));
      String first = opened.readLine();
      String[] parts = first == null ? new String[0] : first.split("\t", -1);
      if (parts.length < 3 || !parts[0].equals(Archive.FORMAT)) {
        throw new Problem(DAMAGED, "归档文件格式不对：" + path.getFileName());
      }
      in = opened;
      source = ArchiveText.unescape(parts[1]);
      definitions = parts[2];
      fields = List.of(parts).subList(3, parts.length);
      ahead = in.readLine();
    } catch (IOException | RuntimeException e) {
      closeQuietly(opened);
      throw e instanceof Problem problem ? problem : damaged(e);
    }
  }

  /** The source's id. */
  public String source() {
    return source;
  }

  /** The digest of the definitions that the file was read by. */
  public String definitions() {
    return definitions;
  }

  /** The names of the fields, in the order of the cells. */
  public List<String> fields() {
    return fields;
  }

  /** The sheets reached so far, in their order. */
  public List<Archive.Sheet> sheets() {
    return List.copyOf(sheets.values());
  }

  /** The sheet of that number, which was reached. */
  public Archive.Sheet sheet(int number) {
    Archive.Sheet sheet = sheets.get(number);
    if (sheet == null) {
      throw damaged(new IllegalStateException("a row of no sheet"));
    }
    return sheet;
  }

  /** The account of the file, once {@link #next} has returned null. */
  public Archive.Account account() {
    if (account == null) {
      throw damaged(new IllegalStateException("no end"));
    }
    return account;
  }

  /**
   * The next row with its faults; null after the last.
   *
   * @throws Problem FZ-410 when the copy is damaged
   */
  public @Nullable ArchivedRow next() {
    try {
      while (ahead != null) {
        String[] parts = ahead.split("\t", -1);
        ahead = in.readLine();
        switch (parts[0]) {
          case "R" -> {
            return row(parts);
          }
          case "S" -> sheet(parts);
          case "N" -> ofTheFile.add(fault(parts));
          case "E" ->
              account =
                  new Archive.Account(
                      Long.parseLong(parts[1]),
                      Long.parseLong(parts[2]),
                      LocalDateTime.parse(parts[3]),
                      List.copyOf(ofTheFile));
          default -> throw new NumberFormatException("unknown kind of line");
        }
      }
      account();
      return null;
    } catch (IOException
        | NumberFormatException
        | IndexOutOfBoundsException
        | DateTimeException e) {
      throw damaged(e);
    }
  }

  private ArchivedRow row(String[] parts) throws IOException {
    int sheetNumber = Integer.parseInt(parts[1]);
    List<Cell> cells = new ArrayList<>(fields.size());
    BitSet unread = new BitSet();
    for (int i = 4; i < parts.length; i++) {
      cells.add(ArchiveText.decode(parts[i]));
      unread.set(i - 4, ArchiveText.isUnread(parts[i]));
    }
    List<Fault> faults = new ArrayList<>(0);
    while (ahead != null && ahead.startsWith("F\t")) {
      faults.add(fault(ahead.split("\t", -1)));
      ahead = in.readLine();
    }
    Entry entry =
        new Entry(
            sheetNumber,
            sheet(sheetNumber).name(),
            Integer.parseInt(parts[2]),
            List.of(),
            cells,
            faults,
            origin(parts[3]));
    return new ArchivedRow(entry, unread);
  }

  private static @Nullable Place origin(String text) {
    if (text.isEmpty()) {
      return null;
    }
    String[] parts = text.split("\u001f", -1);
    return new Place(
        ArchiveText.unescape(parts[0]),
        ArchiveText.unescape(parts[1]),
        Integer.parseInt(parts[2]),
        -1);
  }

  private void sheet(String[] parts) {
    int number = Integer.parseInt(parts[1]);
    List<Archive.Column> columns = new ArrayList<>();
    for (int i = 3; i + 3 < parts.length; i += 4) {
      columns.add(
          new Archive.Column(
              Integer.parseInt(parts[i]),
              parts[i + 1],
              ArchiveText.unescape(parts[i + 2]),
              new BigDecimal(parts[i + 3])));
    }
    sheets.put(number, new Archive.Sheet(number, ArchiveText.unescape(parts[2]), columns));
  }

  private Fault fault(String[] parts) {
    return ArchiveText.fault(
        Stream.of(parts).map(ArchiveText::unescape).toArray(String[]::new), file);
  }

  private Problem damaged(Exception e) {
    return new Problem(DAMAGED, "归档文件缺失或已损坏：" + path.getFileName() + "。请从备份恢复该文件。", e);
  }

  @Override
  public void close() {
    closeQuietly(in);
  }

  private static void closeQuietly(@Nullable BufferedReader reader) {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException unimportant) {
      // it was only read
    }
  }
}
