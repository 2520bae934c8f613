package dev.fazhi.tabular.text;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RowBuilder;
import dev.fazhi.tabular.row.SheetNotes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A delimited text file, record after record; every cell is text. */
public final class CsvRows implements RawRowSource {

  private static final int TICK_EVERY = 256;
  private static final String STRAY = "没有用引号括起的内容里出现了引号";

  private final Reading reading;
  private final TextEncoding encoding;
  private final Delimiter delimiter;
  private final QuoteGuard guard;
  private final SwallowedLines swallowed;
  private final Deque<Row> apart = new ArrayDeque<>();
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final RowBuilder builder;
  private int count;

  private CsvRows(Path path, TextEncoding encoding, Delimiter delimiter, Reading reading)
      throws IOException {
    this.reading = reading;
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.builder = new RowBuilder(reading, "", 0);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter.character())
            .setQuote(delimiter.quote())
            .setIgnoreSurroundingSpaces(delimiter.padded())
            .setIgnoreEmptyLines(false)
            .get();
    this.guard = new QuoteGuard(encoding.open(path, reading), delimiter, reading);
    this.swallowed = new SwallowedLines(delimiter, reading);
    try {
      this.parser = CSVParser.builder().setReader(guard).setFormat(format).get();
    } catch (IOException | RuntimeException e) {
      guard.close();
      throw e;
    }
    this.records = parser.iterator();
  }

  public static RawRowSource open(Path path, Reading reading) throws IOException {
    TextEncoding encoding = TextEncoding.of(path, reading);
    Delimiter delimiter;
    try (Reader head = encoding.open(path, reading)) {
      delimiter = Delimiter.find(head, reading);
    }
    return new CsvRows(path, encoding, delimiter, reading);
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      Row waiting = apart.poll();
      if (waiting != null) {
        return waiting;
      }
      long line = parser.getCurrentLineNumber() + 1;
      if (!records.hasNext()) {
        SheetNotes.lastRow(reading, "", count);
        swallowed.note();
        return null;
      }
      CSVRecord record = records.next();
      if (delimiter.announced() && line == 1) {
        continue;
      }
      if (++count % TICK_EVERY == 0) {
        reading.tick();
      }
      List<Row> rows =
          guard.hasBrokenField() ? swallowed.apart(record, Math.toIntExact(line), builder) : null;
      if (rows != null) {
        count += rows.size() - 1;
        apart.addAll(rows);
        continue;
      }
      Row row = row(record, Math.toIntExact(line));
      if (row != null) {
        return row;
      }
    }
  }

  private @Nullable Row row(CSVRecord record, int line) throws IOException {
    if (count > reading.limits().rows()) {
      throw reading.tooManyRows(new Place(reading.file(), "", line, -1), count);
    }
    builder.begin(line, false);
    builder.width(record.size());
    for (int i = 0; i < record.size(); i++) {
      String text = reading.fitting(record.get(i), builder.place(i));
      builder.put(
          i,
          guard.isStray(line, i) ? new Cell.Err(text, STRAY) : Cells.text(Cells.unguarded(text)));
    }
    return builder.build();
  }

  @Override
  public FileTraits traits() {
    String format = delimiter.character() == '\t' ? "tsv" : "csv";
    return new FileTraits(format, encoding.name(), delimiter.shown(), List.of(""), reading.notes());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
