package dev.fazhi.publish.verify;

import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Page;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies a written workbook, reopened by a separate reader, against the checklist for published
 * statistics and the written figures.csv. {@code src/docs/checklist.md} says line by line what is
 * checked where.
 */
public record WorkbookCheck(WorkbookModel edition) {

  private static final int MOST_FAULTS = 20;

  /** The faults, each with its sheet and cell, in Chinese; empty for none. */
  public List<String> faults(Path workbook, Path figures) throws IOException {
    WrittenFigures written = WrittenFigures.read(figures);
    List<String> faults = new ArrayList<>();
    try (XlsxInspector book = XlsxInspector.open(workbook)) {
      new PackageCheck(book).check(faults);
      new FrameCheck(book, edition).check(faults);
      int before = faults.size();
      boolean whole = book.tabs().size() == edition.pages().size() + 1;
      for (int i = 0; i < edition.pages().size() && whole && faults.size() == before; i++) {
        Page page = edition.pages().get(i);
        SheetInspector sheet = book.sheet(i + 1);
        new SheetCheck(book, sheet, page).check(faults);
        if (page instanceof Grid grid) {
          new GridCheck(book, sheet, grid, written).check(faults);
        } else if (page instanceof FilingForm filed) {
          new FilingFormCheck(book, sheet, filed, written).check(faults);
        } else if (page instanceof Chart chart) {
          new ChartCheck(book, sheet, chart).check(faults);
        }
      }
    } catch (IOException | RuntimeException unreadable) {
      faults.add("工作簿打不开：" + unreadable.getMessage());
    }
    return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
  }
}
