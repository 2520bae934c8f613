package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The copy of a file in the making; it takes its final name only when it is whole. */
public final class ArchiveWriter implements AutoCloseable {

  private final Path part;
  private final Path whole;
  private final BufferedWriter out;
  private final Set<Integer> sheets = new HashSet<>();

  ArchiveWriter(Path part, Path whole, Source source, String definitions) throws IOException {
    this.part = part;
    this.whole = whole;
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(PrivateFiles.newOutputStream(part), 1 << 14),
                StandardCharsets.UTF_8),
            1 << 15);
    List<String> first = new ArrayList<>(List.of(Archive.FORMAT, source.id(), definitions));
    source.fields().forEach(field -> first.add(field.name()));
    line(first);
  }

  /** Whether that sheet was said already; it must be before its first row. */
  public boolean hasSheet(int number) {
    return sheets.contains(number);
  }

  /** Adds a sheet, before its first row. */
  public void add(Archive.Sheet sheet) throws IOException {
    sheets.add(sheet.number());
    List<String> line =
        new ArrayList<>(List.of("S", Integer.toString(sheet.number()), sheet.name()));
    for (Archive.Column column : sheet.columns()) {
      line.addAll(
          List.of(
              Integer.toString(column.index()),
              column.field(),
              column.header(),
              column.factor().toPlainString()));
    }
    line(line);
  }

  /** Adds a row of a sheet that was added. */
  public void add(Entry entry) throws IOException {
    out.write("R\t" + entry.sheetIndex() + '\t' + entry.row() + '\t' + origin(entry.origin()));
    for (int i = 0; i < entry.cells().size(); i++) {
      Cell cell = entry.cells().get(i);
      boolean unread = !entry.faults().isEmpty() && entry.values().get(i) == null;
      out.write('\t');
      out.write(ArchiveText.encode(cell, unread));
    }
    out.write('\n');
    for (Fault fault : entry.faults()) {
      line(ArchiveText.values("F", fault));
    }
  }

  private static String origin(@Nullable Place origin) {
    return origin == null
        ? ""
        : ArchiveText.escape(origin.file())
            + '\u001f'
            + ArchiveText.escape(origin.sheet())
            + '\u001f'
            + origin.row();
  }

  private void line(List<String> values) throws IOException {
    out.write(String.join("\t", values.stream().map(ArchiveText::escape).toList()));
    out.write('\n');
  }

  /** The file was read to its end: the copy is made durable and takes its name. */
  public void finish(Archive.Account account) throws IOException {
    for (Fault fault : account.faults()) {
      line(ArchiveText.values("N", fault));
    }
    line(
        Arrays.asList(
            "E",
            Long.toString(account.read()),
            Long.toString(account.skipped()),
            account.exportedAt().toString()));
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
