package dev.fazhi.publish.verify;

import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Page;
import dev.fazhi.publish.workbook.SheetLayout;
import dev.fazhi.publish.xlsx.Sheets;
import java.util.List;
import org.w3c.dom.Element;

/** Verifies what every sheet must have: links, cursor and print set-up. */
record SheetCheck(XlsxInspector book, SheetInspector sheet, Page page) {

  private static final String A4 = "9";

  void check(List<String> faults) {
    links(book, sheet, faults);
    String name = "工作表“" + sheet.name() + "”：";
    String cursor = sheet.setting("selection", "activeCell");
    if (!cursor.isEmpty() && !cursor.equals("A1")) {
      faults.add(name + "打开时停在 " + cursor + "，不在 A1");
    }
    if (!sheet.setting("pageSetup", "paperSize").equals(A4)
        || !sheet.setting("pageSetup", "orientation").equals("landscape")) {
      faults.add(name + "应打印在横放的 A4 纸上");
    }
    if (page instanceof Grid grid) {
      int header = SheetLayout.of(grid).headerRow() + 1;
      repeated("$" + header + ":$" + header, name, faults);
    } else if (page instanceof FilingForm filed) {
      repeated("$" + (filed.headerRow() + 1) + ":$" + filed.firstRow(), name, faults);
    }
  }

  /** Verifies that every link leads to an existing cell. */
  static void links(XlsxInspector book, SheetInspector sheet, List<String> faults) {
    for (SheetInspector.Link link : sheet.links()) {
      boolean leads = sheet.relations().containsKey(link.relation());
      for (int i = 0; i < book.tabs().size() && !leads; i++) {
        String tab = Sheets.quoted(book.tabs().get(i).name());
        leads =
            link.place().startsWith(tab + "!")
                && link.place().substring(tab.length() + 1).matches("[A-Z]{1,3}[1-9][0-9]*");
      }
      if (!leads) {
        String to = link.place().isEmpty() ? link.relation() : link.place();
        faults.add(sheet.at(link.cell()) + "：链接“" + to + "”没有去处");
      }
    }
  }

  private void repeated(String rows, String name, List<String> faults) {
    int index = 0;
    while (!book.tabs().get(index).name().equals(sheet.name())) {
      index++;
    }
    for (Element defined : PartInspector.all(book.workbook(), "definedName")) {
      if (defined.getAttribute("name").equals("_xlnm.Print_Titles")
          && defined.getAttribute("localSheetId").equals(Integer.toString(index))
          && defined.getTextContent().endsWith("!" + rows)) {
        return;
      }
    }
    faults.add(name + "打印时没有在每页重复第 " + rows.replace("$", "").replace(':', '至') + " 行");
  }
}
