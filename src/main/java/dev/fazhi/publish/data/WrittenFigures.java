package dev.fazhi.publish.data;

import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Origin;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads {@code figures.csv} back from the disk, by another library than wrote it. */
public final class WrittenFigures implements Function<Origin, @Nullable BigDecimal> {

  private final Map<List<String>, Map<FigurePart, BigDecimal>> rows = new HashMap<>();

  private WrittenFigures() {}

  public static WrittenFigures read(Path file) throws IOException {
    WrittenFigures written = new WrittenFigures();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = Csv.parser(file, format)) {
      for (CSVRecord record : parser) {
        written.add(record);
      }
    }
    return written;
  }

  /** The number of that figure; null when there is none. */
  @Override
  public @Nullable BigDecimal apply(Origin origin) {
    Map<FigurePart, BigDecimal> row = rows.get(Origin.key(origin.figure()));
    return row == null ? null : row.get(origin.part());
  }

  private void add(CSVRecord record) {
    Map<FigurePart, BigDecimal> numbers = new HashMap<>();
    for (FigurePart part : FigurePart.values()) {
      String text = record.get(part.column());
      if (!text.isEmpty()) {
        numbers.put(part, new BigDecimal(text));
      }
    }
    List<String> key =
        List.of(
            record.get("metric"),
            record.get("period"),
            record.get("from"),
            record.get("by"),
            record.get("group"));
    rows.put(key, numbers);
  }
}
