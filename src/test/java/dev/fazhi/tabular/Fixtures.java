package dev.fazhi.tabular;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Limits;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;

/** What the tests of this package share: wide limits, reading to the end, being refused. */
final class Fixtures {

  static final Limits LIMITS = new Limits(512L << 20, 4L << 30, 200, 1_048_576, 512, 32_767, 1_800);

  private Fixtures() {}

  record Read(List<Row> rows, FileTraits traits) {

    /** The texts of all rows, as a person would read them. */
    List<List<String>> texts() {
      List<List<String>> texts = new ArrayList<>();
      for (Row row : rows) {
        texts.add(row.cells().stream().map(Cell::text).toList());
      }
      return texts;
    }

    public Cell cell(int row, int column) {
      return rows.get(row).cell(column);
    }

    List<String> notes() {
      return traits.notes().stream().map(Fault::code).toList();
    }
  }

  static Read read(Path file) throws FileRejectedException {
    return read(file, LIMITS);
  }

  static Read read(Path file, Limits limits) throws FileRejectedException {
    try (RowSource source = Tabular.open(file, file.getFileName().toString(), limits)) {
      List<Row> rows = new ArrayList<>();
      for (Row row = source.next(); row != null; row = source.next()) {
        rows.add(row);
      }
      return new Read(rows, source.traits());
    }
  }

  static Fault refused(Path file) {
    return refused(file, LIMITS);
  }

  static Fault refused(Path file, Limits limits) {
    return assertThrows(FileRejectedException.class, () -> read(file, limits)).faults().get(0);
  }

  static Path text(Path folder, String name, String content, Charset charset) {
    return bytes(folder, name, content.getBytes(charset));
  }

  static Path text(Path folder, String name, String content) {
    return text(folder, name, content, StandardCharsets.UTF_8);
  }

  static Path bytes(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a workbook and closes it. */
  static Path write(Path folder, String name, Workbook book) throws IOException {
    Path file = folder.resolve(name);
    try (book;
        OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
    return file;
  }
}
