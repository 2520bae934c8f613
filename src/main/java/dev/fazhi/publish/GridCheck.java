package dev.fazhi.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.jspecify.annotations.Nullable;

/** Holds one reopened sheet against the table that it should show. */
final class GridCheck {

  /** All the digits that a spreadsheet keeps. */
  private static final MathContext SPREADSHEET = new MathContext(15);

  private static final Pattern NOTE = Pattern.compile("\\[注\\d+\\]");

  private final XSSFSheet sheet;
  private final Grid grid;
  private final Layout layout;
  private final WrittenFigures figures;

  GridCheck(XSSFSheet sheet, Grid grid, WrittenFigures figures) {
    this.sheet = sheet;
    this.grid = grid;
    this.figures = figures;
    layout = Layout.of(grid);
  }

  /** A cell's address for people. */
  static String at(XSSFSheet sheet, String cell) {
    return "工作表“" + sheet.getSheetName() + "”" + cell + " 单元格";
  }

  void check(List<String> faults) {
    shape(faults);
    table(faults);
    above(faults);
    header(faults);
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < grid.columns().size(); column++) {
        int number = layout.headerRow() + 1 + row;
        cell(number, column, grid.rows().get(row).get(column), faults);
      }
    }
  }

  /** Nothing merged, hidden, left out or written beyond the table. */
  private void shape(List<String> faults) {
    String name = "工作表“" + sheet.getSheetName() + "”：";
    if (sheet.getNumMergedRegions() > 0) {
      faults.add(name + "有合并的单元格");
    }
    int last = layout.headerRow() + grid.rows().size();
    if (sheet.getLastRowNum() != last) {
      faults.add(name + "应到第 " + (last + 1) + " 行为止，实到第 " + (sheet.getLastRowNum() + 1) + " 行");
    }
    for (int number = 0; number <= last; number++) {
      XSSFRow row = sheet.getRow(number);
      if (row == null || row.getZeroHeight()) {
        faults.add(name + "第 " + (number + 1) + " 行是空的或隐藏的");
      } else if (row.getLastCellNum() > grid.columns().size()) {
        faults.add(name + "第 " + (number + 1) + " 行超出了表格");
      }
    }
    for (int column = 0; column < grid.columns().size(); column++) {
      if (sheet.isColumnHidden(column)) {
        faults.add(name + CellReference.convertNumToColString(column) + " 列是隐藏的");
      }
    }
  }

  private void table(List<String> faults) {
    String where = "工作表“" + sheet.getSheetName() + "”：";
    if (sheet.getTables().size() != 1) {
      faults.add(where + "应有一个表格对象，实有 " + sheet.getTables().size() + " 个");
      return;
    }
    XSSFTable table = sheet.getTables().get(0);
    boolean covers =
        table.getStartRowIndex() == layout.headerRow()
            && table.getStartColIndex() == 0
            && table.getEndRowIndex() == layout.headerRow() + grid.rows().size()
            && table.getEndColIndex() == grid.columns().size() - 1;
    if (!covers) {
      faults.add(where + "表格对象的范围 " + table.getArea().formatAsString() + " 与数据不符");
    }
    if (!table.getName().matches("[A-Za-z_][A-Za-z0-9_]*")) {
      faults.add(where + "表格对象的名称“" + table.getName() + "”不合规");
    }
    for (int column = 0; column < table.getColumnCount(); column++) {
      // a line break stands escaped in the table's own list of columns
      String header = CellText.shown(grid.columns().get(column).shown());
      String name = table.getColumns().get(column).getName();
      if (!name.replace("_x000a_", "\n").equals(header)) {
        faults.add(where + "表格对象的列名与表头“" + header + "”不符");
      }
    }
  }

  /** Title and lines as they should be, every marker explained, every note both used and told. */
  private void above(List<String> faults) {
    StringBuilder all = new StringBuilder();
    for (int row = 0; row < layout.headerRow(); row++) {
      String expected = CellText.shown(layout.above().get(row));
      String found = text(cell(row, 0));
      all.append(found);
      if (!found.equals(expected)) {
        faults.add(at(sheet, address(row, 0)) + "：应为“" + expected + "”，实为“" + found + "”");
      }
    }
    String title = text(cell(0, 0));
    String below = all.substring(title.length());
    for (Marker marker : grid.markers()) {
      if (!below.contains(marker.sign())) {
        faults.add(at(sheet, "A1") + "：符号 " + marker.sign() + " 没有说明");
      }
    }
    if (!notes(title).equals(notes(below))) {
      faults.add(at(sheet, "A1") + "：注号与注文不一致");
    }
  }

  private static Set<String> notes(String text) {
    Set<String> notes = new HashSet<>();
    Matcher matcher = NOTE.matcher(text);
    while (matcher.find()) {
      notes.add(matcher.group());
    }
    return notes;
  }

  private void header(List<String> faults) {
    Set<String> seen = new HashSet<>();
    for (int column = 0; column < grid.columns().size(); column++) {
      String address = address(layout.headerRow(), column);
      String header = text(cell(layout.headerRow(), column));
      if (header.isBlank()) {
        faults.add(at(sheet, address) + "：表头是空的");
      } else if (!seen.add(header.toLowerCase(Locale.ROOT))) {
        faults.add(at(sheet, address) + "：表头“" + header + "”重复");
      } else if (!header.equals(CellText.shown(grid.columns().get(column).shown()))) {
        faults.add(at(sheet, address) + "：表头“" + header + "”与列不符");
      }
    }
  }

  private void cell(int row, int column, Datum datum, List<String> faults) {
    String place = at(sheet, address(row, column)) + "：";
    XSSFCell cell = cell(row, column);
    if (cell == null || cell.getCellType() == CellType.BLANK) {
      faults.add(place + "是空的");
    } else if (cell.getCellType() == CellType.FORMULA) {
      faults.add(place + "是公式");
    } else if (datum instanceof Datum.Number number) {
      number(place, cell, number, faults);
    } else if (!text(cell).equals(CellText.shown(datum.text()))) {
      faults.add(place + "应为“" + CellText.shown(datum.text()) + "”，实为“" + text(cell) + "”");
    }
  }

  private void number(String place, XSSFCell cell, Datum.Number number, List<String> faults) {
    if (cell.getCellType() != CellType.NUMERIC) {
      faults.add(place + "应是数，实为文字“" + text(cell) + "”");
      return;
    }
    BigDecimal found = new BigDecimal(cell.getRawValue());
    Origin origin = number.origin();
    BigDecimal expected = origin == null ? number.value() : figures.number(origin);
    if (expected == null) {
      faults.add(place + "figures.csv 里没有这个数");
    } else if (found.round(SPREADSHEET).compareTo(expected.round(SPREADSHEET)) != 0) {
      String where = origin == null ? "应是 " : "figures.csv 里是 ";
      faults.add(place + "是 " + found.toPlainString() + "，" + where + expected.toPlainString());
    }
  }

  private @Nullable XSSFCell cell(int row, int column) {
    XSSFRow there = sheet.getRow(row);
    return there == null ? null : there.getCell(column);
  }

  private static String text(@Nullable Cell cell) {
    return cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue();
  }

  private static String address(int row, int column) {
    return new CellReference(row, column).formatAsString();
  }
}
