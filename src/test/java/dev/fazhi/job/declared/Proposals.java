package dev.fazhi.job.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.JobsFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Sources that are proposed for exports, with what was said of them and what they must come to. */
final class Proposals {

  private final Path folder;
  private final Map<String, String> said = new TreeMap<>();
  private final Map<String, String> expected = new LinkedHashMap<>();

  /** What the proposal of each source said. */
  Map<String, String> said() {
    return said;
  }

  /** The figures that plain code counts in the rows. */
  Map<String, String> expected() {
    return expected;
  }

  Proposals(Path folder) throws IOException {
    this.folder = folder;
    JobsFolders.copy(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("input"));
  }

  /** The definitions, with what was proposed. */
  String jobs() {
    return folder.resolve("jobs").toString();
  }

  void propose(String name, String file) throws IOException {
    Path export = folder.resolve("input").resolve(file);
    Cli.Ended proposed =
        Cli.run("new-source", "--jobs", jobs(), "--to", jobs(), "--name", name, export.toString());
    assertThat(proposed.exit()).as(proposed.said()).isZero();
    said.put(
        name, proposed.said() + Files.readString(folder.resolve("jobs/sources/" + name + ".yml")));
    Files.setLastModifiedTime(export, FileTime.fromMillis(1_700_000_000_000L));
  }

  static boolean inYear(LocalDate day) {
    return day.getYear() == 2022 && !day.isAfter(LocalDate.of(2022, 12, 12));
  }

  /** Over two years, with gaps. */
  static LocalDate day(int i) {
    return LocalDate.of(2021, 2, 3).plusDays(i * 37L % 690);
  }

  static <T> T of(List<T> all, int i) {
    return all.get(i % all.size());
  }

  void count(String figure, int rows, IntPredicate counts) {
    expected.put(figure, "" + IntStream.range(0, rows).filter(counts).count());
  }

  void workbook(String file, Map<String, List<List<?>>> sheets) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream to = Files.newOutputStream(folder.resolve("input").resolve(file))) {
      for (Map.Entry<String, List<List<?>>> each : sheets.entrySet()) {
        Sheet sheet = book.createSheet(each.getKey());
        int width = each.getValue().stream().mapToInt(List::size).max().orElse(1);
        for (List<?> cells : each.getValue()) {
          Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
          for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Number number) {
              row.createCell(i).setCellValue(number.doubleValue());
            } else {
              row.createCell(i).setCellValue(String.valueOf(cells.get(i)));
            }
          }
          if (cells.size() == 1 && width > 1 && row.getRowNum() == 0) {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, width - 1));
          }
        }
      }
      book.write(to);
    }
  }

  void text(String file, String encoding, List<List<?>> rows) throws IOException {
    String text =
        rows.stream()
            .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));
    Files.write(folder.resolve("input").resolve(file), text.getBytes(Charset.forName(encoding)));
  }
}
