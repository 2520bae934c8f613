package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.intake.value.Account;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.RowSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files made by hand, and how they are read. */
public final class Fixture {

  private Fixture() {}

  /** A file as it was read to its end. */
  public record Read(ExportFile export, List<ImportedRow> entries, Account account) {

    /** The only entry's value of a field. */
    @Nullable
    public Object value(String field) {
      return value(0, field);
    }

    @Nullable
    public Object value(int entry, String field) {
      return entries.get(entry).values().get(position(field));
    }

    public Cell cell(String field) {
      return entries.get(0).cells().get(position(field));
    }

    public List<String> codes() {
      return entries.stream().flatMap(e -> e.faults().stream()).map(Fault::code).toList();
    }

    public List<String> fileCodes() {
      return account.faults().stream().map(Fault::code).toList();
    }

    public Fault fault(String code) {
      return account.faults().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
    }

    private int position(String field) {
      return export.source().fields().indexOf(export.source().field(field));
    }
  }

  /** Rows from a list, closed when it says so. */
  public static final class Rows implements RowSource {
    private final Iterator<Row> rows;
    private final FileTraits traits;
    private boolean closed;

    public Rows(List<Row> rows, String delimiter) {
      this(rows, delimiter, List.of());
    }

    public Rows(List<Row> rows, String delimiter, List<Fault> notes) {
      this.rows = rows.iterator();
      String format = delimiter.isEmpty() ? "xlsx" : "csv";
      this.traits = new FileTraits(format, "", delimiter, List.of(""), notes);
    }

    @Override
    public @Nullable Row next() {
      return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public FileTraits traits() {
      return traits;
    }

    @Override
    public void close() {
      closed = true;
    }

    public boolean isClosed() {
      return closed;
    }
  }

  /** A sheet of rows, each a list of texts, numbers or cells, null for a blank cell. */
  public static List<Row> sheet(String name, int index, List<List<?>> rows) {
    List<Row> sheet = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Cell> cells = new ArrayList<>();
      rows.get(i).forEach(cell -> cells.add(cell(cell)));
      sheet.add(new Row(name, index, i + 1, cells, false));
    }
    return sheet;
  }

  public static List<?> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  public static List<Row> sheet(List<?>... rows) {
    return sheet("Sheet1", 0, List.of(rows));
  }

  public static Cell cell(@Nullable Object content) {
    if (content == null || content.equals("")) {
      return Cell.BLANK;
    }
    if (content instanceof Cell cell) {
      return cell;
    }
    if (content instanceof Number number) {
      return new Cell.Num(new BigDecimal(number.toString()), false);
    }
    return new Cell.Text(content.toString());
  }

  public static Read read(List<Row> rows) throws FileRejectedException {
    return read("export.xlsx", rows, "", LikelySources.definitions());
  }

  public static Read readDelimited(List<Row> rows) throws FileRejectedException {
    return read("export.csv", rows, ",", LikelySources.definitions());
  }

  public static Read read(String name, List<Row> rows, String delimiter, Definitions definitions)
      throws FileRejectedException {
    try (ExportFile export = ExportFile.open(new Rows(rows, delimiter), name, definitions)) {
      List<ImportedRow> entries = new ArrayList<>();
      for (ImportedRow entry = export.next(); entry != null; entry = export.next()) {
        entries.add(entry);
      }
      return new Read(export, entries, export.account());
    }
  }

  public static Fault refusal(String name, List<Row> rows) {
    try {
      read(name, rows, "", LikelySources.definitions());
    } catch (FileRejectedException refused) {
      return refused.faults().get(0);
    }
    throw new AssertionError("not refused");
  }

  /** A row of {@link LikelySources#kinds} with one cell filled besides its key. */
  public static Read kind(String field, @Nullable Object content) throws FileRejectedException {
    return kindUnder(LikelySources.kinds().field(field).title(), content);
  }

  public static Read kindUnder(String header, @Nullable Object content)
      throws FileRejectedException {
    return read(sheet(row("编号甲", header), row("K1", content)));
  }
}
