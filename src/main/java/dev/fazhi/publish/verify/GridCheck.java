package dev.fazhi.publish.verify;

import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.table.Origin;
import dev.fazhi.publish.text.CellAddress;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.workbook.SheetLayout;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Verifies a reopened sheet against its table. */
final class GridCheck {

  /** Number of digits that a spreadsheet keeps. */
  private static final MathContext SPREADSHEET = new MathContext(15);

  private static final Pattern NOTE = Pattern.compile("\\[注\\d+\\]");
  private static final Pattern UNIT = Pattern.compile(".*\\([^()]+\\)", Pattern.DOTALL);

  /** Header of the column with the unit of each row, where rows have different ones. */
  private static final String UNITS = "单位";

  private static final String RATE = "%";

  private final XlsxInspector book;
  private final SheetInspector sheet;
  private final Grid grid;
  private final SheetLayout layout;
  private final WrittenFigures figures;

  GridCheck(XlsxInspector book, SheetInspector sheet, Grid grid, WrittenFigures figures) {
    this.book = book;
    this.sheet = sheet;
    this.grid = grid;
    this.figures = figures;
    layout = SheetLayout.of(grid);
  }

  void check(List<String> faults) throws IOException {
    shape(faults);
    table(faults);
    above(faults);
    header(faults);
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int column = 0; column < grid.columns().size(); column++) {
        int number = layout.headerRow() + 1 + row;
        cell(number, column, grid.rows().get(row).get(column), faults);
        parts(row, column, faults);
      }
    }
  }

  /** Verifies that nothing is merged, hidden, missing or beyond the table. */
  private void shape(List<String> faults) {
    String name = "工作表“" + sheet.name() + "”：";
    if (!sheet.merged().isEmpty()) {
      faults.add(name + "有合并的单元格 " + sheet.merged());
    }
    int last = layout.headerRow() + grid.rows().size();
    if (sheet.lastRow() != last) {
      faults.add(name + "应到第 " + (last + 1) + " 行为止，实到第 " + (sheet.lastRow() + 1) + " 行");
    }
    List<Integer> hidden = sheet.hiddenRows();
    for (int number = 0; number <= last; number++) {
      if (!sheet.hasRow(number) || hidden.contains(number)) {
        faults.add(name + "第 " + (number + 1) + " 行是空的或隐藏的");
      } else if (sheet.lastColumn(number) >= grid.columns().size()) {
        faults.add(name + "第 " + (number + 1) + " 行超出了表格");
      }
    }
    for (int column = 0; column < grid.columns().size(); column++) {
      if (sheet.isColumnHidden(column)) {
        faults.add(name + CellAddress.column(column) + " 列是隐藏的");
      }
    }
  }

  private void table(List<String> faults) throws IOException {
    String where = "工作表“" + sheet.name() + "”：";
    List<String> tables = sheet.shown("tablePart");
    if (tables.size() != 1) {
      faults.add(where + "应有一个表格对象，实有 " + tables.size() + " 个");
      return;
    }
    Element table = book.parts().tree(tables.get(0));
    int last = layout.headerRow() + grid.rows().size();
    String expected = CellAddress.of(layout.headerRow(), 0, last, grid.columns().size() - 1);
    if (!table.getAttribute("ref").equals(expected)) {
      faults.add(where + "表格对象的范围 " + table.getAttribute("ref") + " 与数据 " + expected + " 不符");
    }
    if (!table.getAttribute("displayName").matches("[A-Za-z_][A-Za-z0-9_]*")) {
      faults.add(where + "表格对象的名称“" + table.getAttribute("displayName") + "”不合规");
    }
    List<Element> columns = PartInspector.all(table, "tableColumn");
    for (int column = 0; column < grid.columns().size(); column++) {
      String header = CellText.shown(grid.columns().get(column).shown());
      // line breaks are escaped in the table's list of columns
      String name = column < columns.size() ? columns.get(column).getAttribute("name") : "";
      if (!XlsxInspector.decoded(name).equals(header)) {
        faults.add(
            sheet.at(layout.headerRow(), column) + "：表格对象的列名“" + name + "”与表头“" + header + "”不符");
      }
    }
  }

  /**
   * Verifies title and lines, that every marker is explained, and that notes are both referenced
   * and given.
   */
  private void above(List<String> faults) {
    StringBuilder all = new StringBuilder();
    for (int row = 0; row < layout.headerRow(); row++) {
      String expected = CellText.shown(layout.above().get(row));
      String found = sheet.cell(row, 0).words();
      all.append(found);
      if (!found.equals(expected)) {
        faults.add(sheet.at(row, 0) + "：应为“" + expected + "”，实为“" + found + "”");
      }
    }
    String title = sheet.cell(0, 0).words();
    String below = all.substring(title.length());
    for (Marker marker : grid.markers()) {
      if (!below.contains(marker.sign())) {
        faults.add(sheet.at(0, 0) + "：符号 " + marker.sign() + " 没有说明");
      }
    }
    if (!notes(title).equals(notes(below))) {
      faults.add(sheet.at(0, 0) + "：注号与注文不一致");
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

  /** Verifies that every header is unique, and has the unit of its numbers in brackets. */
  private void header(List<String> faults) {
    Set<String> seen = new HashSet<>();
    boolean units = grid.columns().stream().anyMatch(each -> each.header().equals(UNITS));
    for (int column = 0; column < grid.columns().size(); column++) {
      String place = sheet.at(layout.headerRow(), column);
      String header = sheet.cell(layout.headerRow(), column).words();
      if (header.isBlank()) {
        faults.add(place + "：表头是空的");
      } else if (!seen.add(header.toLowerCase(Locale.ROOT))) {
        faults.add(place + "：表头“" + header + "”重复");
      } else if (!header.equals(CellText.shown(grid.columns().get(column).shown()))) {
        faults.add(place + "：表头“" + header + "”与列不符");
      } else if (!units
          && grid.columns().get(column).isNumeric()
          && !UNIT.matcher(header).matches()) {
        faults.add(place + "：表头“" + header + "”没有写明单位");
      }
    }
  }

  private void cell(int row, int column, Datum datum, List<String> faults) {
    String place = sheet.at(row, column) + "：";
    InspectedCell cell = sheet.cell(row, column);
    if (cell.kind() == InspectedCell.Kind.BLANK) {
      faults.add(place + "是空的");
    } else if (cell.kind() == InspectedCell.Kind.FORMULA) {
      faults.add(place + "是公式");
    } else if (datum instanceof Datum.Number number) {
      number(place, cell, number, faults);
    } else if (!cell.words().equals(CellText.shown(datum.text()))) {
      faults.add(place + "应为“" + CellText.shown(datum.text()) + "”，实为“" + cell.words() + "”");
    }
  }

  private void number(String place, InspectedCell cell, Datum.Number number, List<String> faults) {
    String fault = wrong(book, cell, number, figures);
    if (!fault.isEmpty()) {
      faults.add(place + fault);
    }
  }

  /** The fault of a number's cell; empty for none. */
  static String wrong(
      XlsxInspector book, InspectedCell cell, Datum.Number number, WrittenFigures figures) {
    if (cell.kind() != InspectedCell.Kind.NUMBER) {
      return "应是数，实为文字“" + cell.text() + "”";
    }
    BigDecimal found = new BigDecimal(cell.text());
    Origin origin = number.origin();
    Datum.Operand derivation = number.derivation();
    BigDecimal expected =
        derivation != null
            ? derivation.value(figures)
            : origin == null ? number.value() : figures.apply(origin);
    if (expected == null) {
      return "figures.csv 里没有这个数";
    }
    if (found.round(SPREADSHEET).compareTo(expected.round(SPREADSHEET)) != 0) {
      String where =
          derivation != null ? "，按 figures.csv 应是 " : origin == null ? "，应是 " : "，figures.csv 里是 ";
      return "是 " + found.stripTrailingZeros().toPlainString() + where + expected.toPlainString();
    }
    StyleInspector.Look look = book.looks().of(cell);
    if (!look.format().contains("#,##0")) {
      return "没有千位分隔";
    }
    return look.horizontal().equals("right") ? "" : "没有靠右对齐";
  }

  /** Verifies that a rate has its numerator and denominator beside it. */
  private void parts(int row, int column, List<String> faults) {
    Datum datum = grid.rows().get(row).get(column);
    if (!(datum instanceof Datum.Number number)
        || number.origin() == null
        || number.origin().part() != FigurePart.VALUE
        || !number.origin().figure().unit().equals(RATE)) {
      return;
    }
    for (FigurePart part : List.of(FigurePart.NUMERATOR, FigurePart.DENOMINATOR)) {
      BigDecimal value = part.of(number.origin().figure());
      boolean beside =
          value == null
              || grid.rows().get(row).stream()
                  .anyMatch(
                      each ->
                          each instanceof Datum.Number other
                              && other.value().compareTo(value) == 0);
      if (!beside) {
        String name = part == FigurePart.NUMERATOR ? "分子" : "分母";
        faults.add(sheet.at(layout.headerRow() + 1 + row, column) + "：比率旁边没有" + name + " " + value);
      }
    }
  }
}
