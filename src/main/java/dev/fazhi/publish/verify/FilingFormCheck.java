package dev.fazhi.publish.verify;

import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Headers;
import dev.fazhi.publish.text.CellAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Verifies a reopened sheet against its table for filing. Unlike on other sheets, merged cells and
 * rows below the table are right here; every number is one of figures.csv.
 */
record FilingFormCheck(
    XlsxInspector book, SheetInspector sheet, FilingForm table, WrittenFigures figures) {

  void check(List<String> faults) {
    shape(faults);
    sheet.text(0, 0, table.title(), faults);
    for (int i = 0; i < table.above().size(); i++) {
      sheet.text(1 + i, 0, table.above().get(i).get(0), faults);
      sheet.text(1 + i, (table.columns() - 1) / 2 + 1, table.above().get(i).get(1), faults);
    }
    headers(faults);
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        cell(table.firstRow() + row, column, table.rows().get(row).get(column), faults);
      }
    }
    for (int i = 0; i < table.below().size(); i++) {
      sheet.text(table.firstRow() + table.rows().size() + i, 0, table.below().get(i), faults);
    }
  }

  /** Verifies merged cells, that nothing is hidden, and that it is one page wide. */
  private void shape(List<String> faults) {
    TreeSet<String> expected = new TreeSet<>(merged());
    TreeSet<String> found = new TreeSet<>(sheet.merged());
    if (!found.equals(expected)) {
      faults.add(name() + "合并的单元格应为 " + expected + "，实为 " + found);
    }
    int last = table.firstRow() + table.rows().size() + table.below().size() - 1;
    if (sheet.lastRow() != last) {
      faults.add(name() + "应到第 " + (last + 1) + " 行为止，实到第 " + (sheet.lastRow() + 1) + " 行");
    }
    for (int column = 0; column < table.columns(); column++) {
      if (sheet.isColumnHidden(column)) {
        faults.add(name() + CellAddress.column(column) + " 列是隐藏的");
      }
    }
    if (!sheet.isSet("pageSetUpPr", "fitToPage")
        || !fitsWidth(sheet.setting("pageSetup", "fitToWidth"))) {
      faults.add(name() + "应打印成一页宽");
    }
  }

  /** Whether the sheet is one page wide, which is the default. */
  private static boolean fitsWidth(String pages) {
    return pages.isEmpty() || pages.equals("1");
  }

  private List<String> merged() {
    int last = table.columns() - 1;
    List<String> merged = new ArrayList<>(List.of(across(0, 0, last)));
    for (int i = 0; i < table.above().size(); i++) {
      merged.add(across(1 + i, 0, last / 2));
      merged.add(across(1 + i, last / 2 + 1, last));
    }
    for (Headers.Cell cell : table.headers().cells()) {
      int row = table.headerRow() + cell.row();
      int end = cell.column() + cell.columns() - 1;
      merged.add(CellAddress.of(row, cell.column(), row + cell.rows() - 1, end));
    }
    for (int i = 0; i < table.below().size(); i++) {
      merged.add(across(table.firstRow() + table.rows().size() + i, 0, last));
    }
    // one cell alone is not merged with anything
    merged.removeIf(region -> !region.contains(":"));
    return merged;
  }

  private static String across(int row, int from, int to) {
    return CellAddress.of(row, from, row, to);
  }

  private void headers(List<String> faults) {
    for (Headers.Cell cell : table.headers().cells()) {
      String shown = FilingForm.shown(cell.text());
      sheet.text(table.headerRow() + cell.row(), cell.column(), shown, faults);
    }
    for (int i = 0; i < table.columns(); i++) {
      sheet.text(table.firstRow() - 1, i, table.numbers().get(i), faults);
    }
  }

  private void cell(int row, int column, Datum datum, List<String> faults) {
    if (!(datum instanceof Datum.Number number)) {
      sheet.text(row, column, FilingForm.text(datum), faults);
      return;
    }
    String fault =
        number.origin() == null && number.derivation() == null
            ? "不是 figures.csv 里的数"
            : GridCheck.wrong(book, sheet.cell(row, column), number, figures);
    if (!fault.isEmpty()) {
      faults.add(sheet.at(row, column) + "：" + fault);
    }
  }

  private String name() {
    return "工作表“" + sheet.name() + "”：";
  }
}
