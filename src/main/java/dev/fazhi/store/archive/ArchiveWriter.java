package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.file.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the copy of a file, which gets its final name only when it is complete. */
public final class ArchiveWriter implements AutoCloseable {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path part;
  private final Path whole;
  private final Source source;
  private final String definitions;
  private final List<String> fields;
  private final int coverage;
  private final ZipOutputStream zip;
  private final JsonGenerator out;
  private final DoubledRows doubled;
  private final Set<Integer> sheets = new HashSet<>();
  private final Set<String> origins = new HashSet<>();
  private final BitSet filled = new BitSet();
  private long rows;
  private long rejected;
  private @Nullable DateRange covers;

  ArchiveWriter(Path whole, Source source, String definitions) throws IOException {
    this.part = whole.resolveSibling(whole.getFileName() + ".part");
    this.whole = whole;
    this.source = source;
    this.definitions = definitions;
    this.fields = source.fields().stream().map(Field::name).toList();
    String days = source.coverage();
    this.coverage = days == null ? -1 : fields.indexOf(days);
    this.doubled = new DoubledRows(source);
    this.zip = new ZipOutputStream(PrivateFiles.newOutputStream(part));
    // better compression would cost more time than reading the file
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(entry(Archive.ROWS));
    this.out = generator();
  }

  /** A fixed time, so that copies of one file are equal; 1980-01-01 would depend on the zone. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    return entry;
  }

  private JsonGenerator generator() {
    return JSON.writer()
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .withRootValueSeparator("\n")
        .createGenerator((OutputStream) zip);
  }

  /** Adds a row. File names in its faults are not kept. */
  public void add(ImportedRow row) {
    RowEncoder.write(row, out);
    rows++;
    sheets.add(row.sheetIndex());
    if (row.origin() != null) {
      origins.add(row.origin().file());
    }
    if (row.isRejected()) {
      rejected++;
      return;
    }
    doubled.add(row);
    if (filled.cardinality() < fields.size()) {
      for (int i = filled.nextClearBit(0); i < fields.size(); i = filled.nextClearBit(i + 1)) {
        filled.set(i, row.values().get(i) != null);
      }
    }
    DateRange days = coverage < 0 ? null : DateRange.of(row.values().get(coverage));
    if (days != null) {
      covers = covers == null ? days : covers.with(days);
    }
  }

  private List<String> blank(Archive.Reading reading) {
    Set<String> present = new HashSet<>();
    reading.sheets().forEach(sheet -> sheet.columns().forEach(c -> present.add(c.field())));
    List<String> blank = new ArrayList<>();
    for (int i = 0; i < fields.size() && rows > rejected; i++) {
      if (!filled.get(i) && present.contains(fields.get(i))) {
        blank.add(fields.get(i));
      }
    }
    return blank;
  }

  /** The numbers of the sheets that rows came from. */
  public Set<Integer> sheets() {
    return Set.copyOf(sheets);
  }

  /** The names of the files from which corrected rows were rejected, as these rows say. */
  public Set<String> origins() {
    return Set.copyOf(origins);
  }

  /**
   * Completes the copy of a file that was read to its end: it is flushed to the disk and renamed.
   */
  public void finish(Archive.Reading reading) throws IOException {
    out.close();
    zip.closeEntry();
    zip.flush();
    List<Archive.Doubled> again = doubled.rows(part);
    zip.putNextEntry(entry(Archive.ACCOUNT));
    zip.write(
        JSON.writeValueAsBytes(
            new Archive.Account(
                Archive.FORMAT,
                source.id(),
                definitions,
                fields,
                reading,
                rows,
                rejected,
                covers,
                again,
                blank(reading))));
    zip.close();
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Completes a temporary copy, which is deleted when the returned reader is closed.
   *
   * @param name of the file, for the places of faults
   */
  public ArchiveReader finishForOnce(Archive.Reading reading, String name) throws IOException {
    finish(reading);
    return ArchiveReader.once(whole, name, source);
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      out.close();
    } catch (RuntimeException alreadyBroken) {
      // the incomplete copy is deleted
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
