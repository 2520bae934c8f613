package dev.fazhi.sample.file;

import dev.fazhi.sample.record.CellValue;
import dev.fazhi.sample.record.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** A text table (RFC 4180, or with tabulators), which knows neither sheets nor merged cells. */
final class TextTarget implements Target {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Writer writer;
  private final CSVFormat csv;

  TextTarget(Path file, FilePlan.Delimited format) throws IOException {
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(file),
                format
                    .charset()
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)));
    if (format.mark()) {
      writer.write('\uFEFF');
    }
    this.csv =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(format.delimiter())
            .setRecordSeparator("\r\n")
            .get();
  }

  @Override
  public void sheet(String name) {
    // a text file is its only sheet
  }

  @Override
  public void title(String text, int width) throws IOException {
    List<String> cells = new ArrayList<>(List.of(text));
    while (cells.size() < width) {
      cells.add("");
    }
    csv.printRecord(writer, cells.toArray());
  }

  @Override
  public void header(List<Column> columns) throws IOException {
    csv.printRecord(writer, columns.stream().map(Column::header).toArray());
  }

  @Override
  public void row(List<@Nullable CellValue> cells) throws IOException {
    csv.printRecord(writer, cells.stream().map(TextTarget::text).toArray());
  }

  private static @Nullable String text(@Nullable CellValue cell) {
    if (cell instanceof CellValue.Text text) {
      return text.text();
    }
    if (cell instanceof CellValue.Number number) {
      return number.number().toPlainString();
    }
    return cell instanceof CellValue.Moment moment ? MOMENT.format(moment.moment()) : null;
  }

  @Override
  public void finish() throws IOException {
    writer.close();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
