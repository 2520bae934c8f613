package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the copy of a file: its account at once, its rows as a stream that can be restarted. A copy
 * without account, or with a wrong checksum of its rows, is damaged.
 */
public final class ArchiveReader implements AutoCloseable {

  private static final String DAMAGED = "FZ-410";

  private final Path path;
  private final Archive.@Nullable Account account;
  private final RowDecoder decoder;
  private final Map<Integer, String> sheets = new HashMap<>();
  private boolean isForOnce;
  private @Nullable Predicate<Archive.RowAddress> wanted;
  private @Nullable JsonParser rows;

  ArchiveReader(Path path, String file, @Nullable Source source) {
    this.path = path;
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry entry = zip.getEntry(Archive.ACCOUNT);
      if (entry == null || zip.getEntry(Archive.ROWS) == null) {
        throw damaged(new IOException("no account"));
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Archive.Account read = ArchiveWriter.JSON.readValue(in, Archive.Account.class);
        if (!read.format().equals(Archive.FORMAT)) {
          throw new Problem(DAMAGED, "归档文件格式不对：" + path.getFileName());
        }
        account = named(read, file);
        decoder = new RowDecoder(file, read.fields(), source);
        read.reading().sheets().forEach(sheet -> sheets.put(sheet.number(), sheet.name()));
      }
    } catch (IOException | JacksonException e) {
      throw damaged(e);
    }
  }

  private ArchiveReader(Path path, Source source) {
    this.path = path;
    this.account = null;
    this.decoder =
        new RowDecoder("", source.fields().stream().map(field -> field.name()).toList(), source);
  }

  /** Opens a copy that is deleted when it is closed. */
  static ArchiveReader once(Path path, String file, Source source) {
    ArchiveReader reader = new ArchiveReader(path, file, source);
    reader.isForOnce = true;
    return reader;
  }

  /** Opens the rows of a copy whose account is not written yet. */
  static ArchiveReader unfinished(Path path, Source source) {
    return new ArchiveReader(path, source);
  }

  /**
   * Gives the fault the name of the file for which the copy is read, which may differ from that at
   * writing.
   */
  private static Archive.Account named(Archive.Account account, String file) {
    Archive.Reading reading = account.reading();
    List<Fault> faults =
        reading.faults().stream()
            .map(
                fault -> {
                  Place at = fault.place();
                  return fault.with(
                      new Place(file, at.sheet(), at.row(), at.column()), fault.message());
                })
            .toList();
    return new Archive.Account(
        account.format(),
        account.source(),
        account.definitions(),
        account.fields(),
        new Archive.Reading(
            reading.sheets(),
            reading.read(),
            reading.skipped(),
            reading.exportedAt(),
            reading.dated(),
            faults,
            reading.unknownNames()),
        account.rows(),
        account.rejected(),
        account.covers(),
        account.doubled(),
        account.blank());
  }

  /** The account of the file. */
  public Archive.Account account() {
    if (account == null) {
      throw new IllegalStateException("not finished");
    }
    return account;
  }

  /** Restarts with these rows alone; the others are passed over without parsing. */
  void only(Predicate<Archive.RowAddress> rows) {
    restart();
    wanted = rows;
  }

  /** Restarts at the first row. */
  public void restart() {
    JsonParser open = rows;
    rows = null;
    if (open != null) {
      try {
        open.close();
      } catch (RuntimeException unimportant) {
        // ignored: nothing was written
      }
    }
  }

  /**
   * The next row with its values and faults; null after the last.
   *
   * @throws Problem FZ-410 when the copy is damaged
   */
  public @Nullable ImportedRow next() {
    try {
      JsonParser in = rows;
      if (in == null) {
        in = open();
        rows = in;
      }
      JsonToken token = in.nextToken();
      if (token == null) {
        return null;
      } else if (token != JsonToken.START_ARRAY) {
        throw new IllegalStateException("a row is no array");
      }
      return decoder.read(in, number -> sheets.getOrDefault(number, ""));
    } catch (IOException
        | JacksonException
        | IllegalStateException
        | ArithmeticException
        | NumberFormatException
        | IndexOutOfBoundsException
        | DateTimeException e) {
      throw damaged(e);
    }
  }

  /** Opens the rows as a ZIP stream, which verifies the checksum. */
  private JsonParser open() throws IOException {
    ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
    try {
      ZipEntry first = zip.getNextEntry();
      if (first == null || !first.getName().equals(Archive.ROWS)) {
        throw new IOException("no rows");
      }
      return ArchiveWriter.JSON.createParser(wanted == null ? zip : new WantedRows(zip, wanted));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private Problem damaged(Exception e) {
    return new Problem(DAMAGED, "归档文件缺失或已损坏：" + path.getFileName() + "。请从备份恢复该文件。", e);
  }

  @Override
  public void close() {
    restart();
    if (isForOnce) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
