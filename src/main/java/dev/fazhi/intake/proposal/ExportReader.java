package dev.fazhi.intake.proposal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.intake.header.HeaderGuess;
import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sheets of exports of one kind. The table is what stands in most cells under the same
 * header; sheets with another one, as of explanations or sums, are left out.
 */
final class ExportReader {

  private final Definitions definitions;
  private final TableWords words;
  private final List<ExportTable> tables = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  ExportReader(Definitions definitions) {
    this.definitions = definitions;
    this.words = new TableWords(definitions.nightly().layout());
  }

  /** A sheet while it is read. */
  private record Sheet(
      ExportTable table, List<String> header, List<ColumnProfile> columns, String name) {}

  /**
   * The table of the files.
   *
   * @throws FileRejectedException when a file cannot be read
   * @throws Problem when there is no header, or a file has not that of the others
   */
  ExportTable read(List<Path> files) throws FileRejectedException {
    for (Path file : files) {
      read(file);
    }
    ExportTable table =
        tables.stream().max(Comparator.comparingLong(ExportTable::size)).orElse(null);
    for (Path file : files) {
      String name = name(file);
      if (table == null || tables.stream().noneMatch(each -> each.files().contains(name))) {
        throw new Problem(SourceProposal.CODE, "文件 " + name + " 的前几行里找不到表头；请确认有一张工作表在前几行写着列名");
      } else if (!table.files().contains(name)) {
        throw new Problem(SourceProposal.CODE, "文件 " + name + " 的表头与其他文件的不是一种；请一种导出运行一次");
      }
    }
    tables.stream()
        .filter(each -> !each.equals(table))
        .forEach(each -> others.addAll(each.sheets().distinct()));
    return Objects.requireNonNull(table);
  }

  /** The names of sheets that the table does not stand in. */
  List<String> others() {
    return others.stream().distinct().toList();
  }

  private static String name(Path file) {
    return Privacy.masked(String.valueOf(file.getFileName()));
  }

  private void read(Path file) throws FileRejectedException {
    String name = name(file);
    try (RowSource source = Tabular.open(file, name, definitions.nightly().limits())) {
      List<Row> head = new ArrayList<>();
      Sheet sheet = null;
      for (Row row = source.next(); row != null; row = source.next()) {
        if (!head.isEmpty() && head.get(0).sheetIndex() != row.sheetIndex()) {
          begin(head, sheet, name);
          sheet = null;
          head = new ArrayList<>();
        }
        if (head.size() < definitions.nightly().layout().headerWithinRows()) {
          head.add(row);
        } else {
          sheet = sheet == null ? begin(head, null, name) : sheet;
          add(row, sheet);
        }
      }
      begin(head, sheet, name);
    }
  }

  /** Finds the header of a sheet that has not begun; null for a sheet without a row. */
  private @Nullable Sheet begin(List<Row> head, @Nullable Sheet begun, String file) {
    if (begun != null || head.isEmpty()) {
      return begun;
    }
    List<String> header = HeaderGuess.texts(head);
    String sheet = Privacy.masked(head.get(0).sheet());
    if (header.isEmpty()) {
      others.add(sheet);
      return new Sheet(new ExportTable(), List.of(), List.of(), sheet);
    }
    ExportTable table =
        tables.stream().filter(each -> each.isOf(header)).findFirst().orElseGet(ExportTable::new);
    if (!tables.contains(table)) {
      tables.add(table);
    }
    int end = HeaderGuess.end(head) + 1;
    boolean dated = !SpreadColumns.year(sheet, head.subList(0, end), file).isEmpty();
    Sheet found = new Sheet(table, header, table.columns(header, file, dated), sheet);
    head.subList(end, head.size()).forEach(row -> add(row, found));
    return found;
  }

  private void add(Row row, @Nullable Sheet sheet) {
    if (sheet == null || sheet.columns().isEmpty() || !isData(row, sheet)) {
      return;
    }
    sheet.table().add(row, sheet.columns(), sheet.name());
  }

  private boolean isData(Row row, Sheet sheet) {
    int start = RowCells.firstFilled(row);
    if (start < 0) {
      return false;
    }
    String first = Texts.squeezed(row.cell(start).text());
    long headed = sheet.header().stream().filter(text -> !text.isEmpty()).count();
    int filled = RowCells.filled(row);
    boolean sparse = headed > 2 && filled * 3L < headed;
    boolean told =
        words.isTotals(first)
            || words.isPartTotals(first)
            || filled * 2L <= headed && (words.isNoteAtStart(first) || TableWords.isLabel(first));
    return !told && !sparse && !isHeader(row, sheet.header());
  }

  /** Whether half of the cells say what stands above them: the header once more. */
  private static boolean isHeader(Row row, List<String> header) {
    int same = 0;
    for (int i = 0; i < header.size(); i++) {
      String text = Texts.clean(row.cell(i).text());
      same += !text.isEmpty() && header.get(i).endsWith(text) ? 1 : 0;
    }
    return same > 1 && same * 2 > RowCells.filled(row);
  }
}
