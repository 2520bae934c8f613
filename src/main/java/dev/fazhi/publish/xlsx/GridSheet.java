package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.FormulaGuard;
import dev.fazhi.publish.workbook.SheetLayout;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumns;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableStyleInfo;

/**
 * Writes a table on its sheet: the lines above, one header row, a real Excel table.
 *
 * @param rows receives the rows and flushes them
 * @param sheet the same sheet, for what is set for it as a whole
 */
record GridSheet(SXSSFSheet rows, XSSFSheet sheet, Styles styles) {

  private static final int LINE_POINTS = 18;
  private static final int TITLE_POINTS = 28;

  void write(Grid grid) {
    SheetLayout layout = SheetLayout.of(grid);
    above(layout);
    header(grid, layout);
    for (int row = 0; row < grid.rows().size(); row++) {
      SXSSFRow written = rows.createRow(layout.headerRow() + 1 + row);
      int lines = layout.lines(grid, row);
      written.setHeightInPoints((float) (LINE_POINTS * lines));
      body(grid, row, written);
    }
    for (int column = 0; column < layout.widths().length; column++) {
      Sheets.width(sheet, column, layout.widths()[column]);
    }
    table(grid, layout);
    sheet.createFreezePane(1, layout.headerRow() + 1);
    Sheets.print(sheet, layout.totalWidth(), layout.headerRow());
    if (grid.columns().stream().anyMatch(each -> each.kind() == Column.Kind.COMMAND)) {
      // commands must not be split between pages
      sheet.getPrintSetup().setFitWidth((short) 1);
    }
    if (grid.sheet().equals(WorkbookModel.CONTENTS)) {
      sheet.getPrintSetup().setFitHeight((short) 1);
    }
  }

  private void above(SheetLayout layout) {
    for (int i = 0; i < layout.above().size(); i++) {
      String text = layout.above().get(i);
      SXSSFRow row = rows.createRow(i);
      row.setHeightInPoints(i == 0 ? TITLE_POINTS : LINE_POINTS);
      Cell cell = Sheets.text(row, 0, text, i == 0 ? styles.title() : styles.line());
      if (text.equals(SheetLayout.BACK)) {
        cell.setCellStyle(styles.link());
        Sheets.link(cell, sheet, Sheets.address(WorkbookModel.CONTENTS));
      }
    }
  }

  private void header(Grid grid, SheetLayout layout) {
    SXSSFRow row = rows.createRow(layout.headerRow());
    row.setHeightInPoints((float) (LINE_POINTS * layout.headerLines() + LINE_POINTS / 2));
    for (int column = 0; column < grid.columns().size(); column++) {
      Sheets.text(row, column, grid.columns().get(column).shown(), styles.headerRow());
    }
  }

  private void body(Grid grid, int index, SXSSFRow row) {
    boolean total = grid.total() && index == grid.rows().size() - 1;
    boolean section = grid.sections().contains(index);
    List<Datum> data = grid.rows().get(index);
    for (int column = 0; column < data.size(); column++) {
      Column head = grid.columns().get(column);
      Datum datum = data.get(column);
      if (datum instanceof Datum.Number number) {
        Cell cell = row.createCell(column);
        cell.setCellValue(number.value().doubleValue());
        cell.setCellStyle(
            styles.of(
                new Styles.Look(
                    head.kind(),
                    head.decimals(),
                    number.decimals(),
                    total,
                    section,
                    Styles.Tone.PLAIN)));
      } else {
        Styles.Look look =
            new Styles.Look(head.kind(), head.decimals(), -1, total, section, tone(datum));
        Cell cell = Sheets.text(row, column, datum.text(), styles.of(look));
        if (datum instanceof Datum.Link link) {
          Sheets.link(cell, sheet, Sheets.address(link.sheet(), link.row()));
        }
      }
    }
  }

  private static Styles.Tone tone(Datum datum) {
    if (datum instanceof Datum.Link) {
      return Styles.Tone.LINK;
    }
    if (datum instanceof Datum.Missing) {
      return Styles.Tone.FAINT;
    }
    boolean formula = FormulaGuard.isFormula(datum.text());
    return formula ? Styles.Tone.QUOTED : Styles.Tone.PLAIN;
  }

  private void table(Grid grid, SheetLayout layout) {
    int first = layout.headerRow();
    AreaReference area =
        new AreaReference(
            new CellReference(first, 0),
            new CellReference(first + grid.rows().size(), grid.columns().size() - 1),
            SpreadsheetVersion.EXCEL2007);
    XSSFTable table = sheet.createTable(area);
    table.setName(grid.tableName());
    table.setDisplayName(grid.tableName());
    for (int column = 0; column < grid.columns().size(); column++) {
      // the cells are no longer in memory; line breaks are escaped here
      String header = CellText.stored(grid.columns().get(column).shown());
      CTTableColumns columns = table.getCTTable().getTableColumns();
      columns.getTableColumnArray(column).setName(header.replace("\n", "_x000a_"));
    }
    table.getCTTable().addNewAutoFilter().setRef(area.formatAsString());
    CTTableStyleInfo style = table.getCTTable().addNewTableStyleInfo();
    style.setName("TableStyleLight1");
    style.setShowRowStripes(true);
    style.setShowColumnStripes(false);
    style.setShowFirstColumn(false);
    style.setShowLastColumn(false);
  }
}
