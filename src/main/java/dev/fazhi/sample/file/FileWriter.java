package dev.fazhi.sample.file;

import dev.fazhi.sample.record.CellValue;
import dev.fazhi.sample.record.Column;
import dev.fazhi.sample.record.Draft;
import dev.fazhi.sample.record.Records;
import dev.fazhi.sample.record.SeededRandom;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a planned file, in further parts and sheets when it grows too long. A part stands under
 * its name only when it is whole.
 */
public final class FileWriter implements AutoCloseable {

  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final FilePlan plan;
  private final int scale;
  private final Consumer<String> progress;
  private final List<String> names = new ArrayList<>();
  private @Nullable Target target;
  private long rowsInFile;
  private long rowsInSheet;
  private int sheetPart;

  public FileWriter(Path folder, FilePlan plan, int scale, Consumer<String> progress) {
    this.folder = folder;
    this.plan = plan;
    this.scale = scale;
    this.progress = progress;
  }

  /** Writes it, and returns the names of its parts. */
  public List<String> write() throws IOException {
    begin();
    for (FilePlan.Sheet sheet : plan.sheets()) {
      FilePlan.Content content = sheet.content();
      sheetPart = 0;
      if (content == null) {
        target().sheet(sheet.name());
      } else {
        write(sheet, content);
      }
    }
    complete();
    return names;
  }

  private void write(FilePlan.Sheet sheet, FilePlan.Content content) throws IOException {
    Rows rows = new Rows(sheet, content);
    beginSheet(sheet, content);
    content.records().each(content.view(), scale, rows);
    rows.rest();
    endSheet(sheet, content);
  }

  private void begin() throws IOException {
    String name = plan.name(names.size() + 1);
    names.add(name);
    progress.accept(name);
    Path file = unfinished(name);
    rowsInFile = 0;
    if (plan.format() instanceof FilePlan.Workbook workbook) {
      target = new WorkbookTarget(file, workbook.old(), plan.saved());
    } else if (plan.format() instanceof FilePlan.Delimited delimited) {
      target = new TextTarget(file, delimited);
    }
  }

  private void complete() throws IOException {
    target().finish();
    target().close();
    target = null;
    String name = names.get(names.size() - 1);
    Files.move(unfinished(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private void beginSheet(FilePlan.Sheet sheet, FilePlan.Content content) throws IOException {
    sheetPart++;
    rowsInSheet = 0;
    target().sheet(sheetPart == 1 ? sheet.name() : sheet.name() + "(" + sheetPart + ")");
    if (sheet.title() != null) {
      target().title(sheet.title(), content.columns().size());
    }
    target().header(content.columns());
  }

  private void endSheet(FilePlan.Sheet sheet, FilePlan.Content content) throws IOException {
    if (sheet.total() != null) {
      List<@Nullable CellValue> total = empty(content.columns().size());
      total.set(0, new CellValue.Text(sheet.total()));
      total.set(total.size() - 1, new CellValue.Number(BigDecimal.valueOf(rowsInSheet), "0"));
      target().row(total);
    }
    for (String note : sheet.notes()) {
      List<@Nullable CellValue> cells = empty(content.columns().size());
      cells.set(0, new CellValue.Text(note));
      target().row(cells);
    }
  }

  private static List<@Nullable CellValue> empty(int width) {
    List<@Nullable CellValue> cells = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      cells.add(null);
    }
    return cells;
  }

  private Target target() {
    if (target == null) {
      throw new IllegalStateException("no file was begun");
    }
    return target;
  }

  private Path unfinished(String name) {
    return folder.resolve("." + name + UNFINISHED);
  }

  @Override
  public void close() throws IOException {
    if (target != null) {
      target.close();
      Files.deleteIfExists(unfinished(names.get(names.size() - 1)));
    }
  }

  /** The data rows of a sheet, its spoilt and blank ones among them. */
  private final class Rows implements Records.Taker {

    private final FilePlan.Sheet sheet;
    private final FilePlan.Content content;
    private final long chance;
    private long row;
    private int spoilt;
    private @Nullable Draft last;

    Rows(FilePlan.Sheet sheet, FilePlan.Content content) {
      this.sheet = sheet;
      this.content = content;
      this.chance = SeededRandom.of(plan.name() + sheet.name());
    }

    @Override
    public void take(Draft draft) throws IOException {
      row++;
      makeRoom();
      put(cells(draft, row, null));
      last = draft;
      while (spoilt < content.spoilt().size() && content.spoilt().get(spoilt).after() <= row) {
        spoil(draft);
      }
      if (content.blankAfter().contains(row)) {
        target().row(empty(content.columns().size()));
      }
    }

    /** Writes the spoilt rows for which the table turned out too short. */
    void rest() throws IOException {
      while (last != null && spoilt < content.spoilt().size()) {
        spoil(last);
      }
    }

    private void spoil(Draft like) throws IOException {
      FilePlan.Spoilt wrong = content.spoilt().get(spoilt++);
      Draft draft = content.records().extra(like, spoilt, content.view(), scale);
      makeRoom();
      put(cells(draft, -spoilt, wrong));
    }

    private List<@Nullable CellValue> cells(
        Draft draft, long number, FilePlan.@Nullable Spoilt wrong) {
      List<@Nullable CellValue> cells = new ArrayList<>(content.columns().size());
      for (int i = 0; i < content.columns().size(); i++) {
        Column column = content.columns().get(i);
        @Nullable Optional<CellValue> instead =
            wrong == null ? null : wrong.cells().get(column.header());
        if (instead != null) {
          cells.add(instead.orElse(null));
        } else if (column.field().equals(Column.ROW)) {
          cells.add(new CellValue.Number(BigDecimal.valueOf(rowsInFile + 1), "0"));
        } else {
          SeededRandom look = new SeededRandom(chance, number, i);
          cells.add(column.look().write(draft.get(column.field()), look));
        }
      }
      return cells;
    }

    private void makeRoom() throws IOException {
      if (rowsInFile == plan.rows()) {
        endSheet(sheet, content);
        complete();
        begin();
        sheetPart = 0;
        beginSheet(sheet, content);
      } else if (rowsInSheet == content.rows()) {
        endSheet(sheet, content);
        beginSheet(sheet, content);
      }
    }

    private void put(List<@Nullable CellValue> cells) throws IOException {
      target().row(cells);
      rowsInFile++;
      rowsInSheet++;
    }
  }
}
