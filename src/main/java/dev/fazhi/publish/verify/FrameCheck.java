package dev.fazhi.publish.verify;

import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.text.Contrast;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/**
 * Verifies the workbook as a whole against the checklist: its sheets, properties, cover and styles.
 */
record FrameCheck(XlsxInspector book, WorkbookModel edition) {

  private static final String CORE = "docProps/core.xml";
  private static final String EXTENDED = "docProps/app.xml";
  private static final int LEAST_POINTS = 9;

  /** Minimum contrast of text by the Web Content Accessibility Guidelines (1.4.3, level AA). */
  private static final double LEAST_CONTRAST = 4.5;

  void check(List<String> faults) throws IOException {
    tabs(faults);
    properties(faults);
    looks(faults);
    if (faults.isEmpty()) {
      cover(faults);
    }
  }

  /**
   * Verifies that the sheets are in the order of the contents, none hidden, and that it opens on
   * the first.
   */
  private void tabs(List<String> faults) {
    List<String> expected = new ArrayList<>(List.of(WorkbookModel.COVER));
    edition.pages().forEach(page -> expected.add(page.sheet()));
    List<String> found = new ArrayList<>();
    for (XlsxInspector.Tab tab : book.tabs()) {
      found.add(tab.name());
      if (tab.hidden()) {
        faults.add("工作表“" + tab.name() + "”：是隐藏的");
      }
    }
    if (!found.equals(expected)) {
      faults.add("工作表与目录不符：应为 " + expected + "，实为 " + found);
    }
    if (book.active() != 0) {
      faults.add("工作簿打开时不在“" + WorkbookModel.COVER + "”");
    }
  }

  private void properties(List<String> faults) throws IOException {
    Element core = book.parts().tree(CORE);
    property(core, "title", edition.title(), "标题", faults);
    property(core, "language", DocumentProperties.LANGUAGE, "语言", faults);
    if (!edition.area().isBlank()) {
      property(book.parts().tree(EXTENDED), "Company", edition.area(), "单位", faults);
    }
  }

  private static void property(
      Element properties, String name, String expected, String shown, List<String> faults) {
    List<Element> elements = PartInspector.all(properties, name);
    String found = elements.isEmpty() ? "" : elements.get(0).getTextContent();
    if (!found.equals(expected)) {
      faults.add("工作簿属性的" + shown + "应为“" + expected + "”，实为“" + found + "”");
    }
  }

  /** Verifies the size of text and its contrast. */
  private void looks(List<String> faults) {
    for (StyleInspector.Look look : book.looks().looks()) {
      if (look.points() < LEAST_POINTS) {
        faults.add("单元格样式的字号 " + look.points() + " 磅太小，应不小于 " + LEAST_POINTS + " 磅");
      }
      double contrast = Contrast.of(look.text(), look.ground());
      if (contrast < LEAST_CONTRAST) {
        faults.add("单元格样式的文字颜色 " + look.text() + " 在底色 " + look.ground() + " 上看不清");
      }
    }
  }

  private void cover(List<String> faults) throws IOException {
    SheetInspector sheet = book.sheet(0);
    SheetCheck.links(book, sheet, faults);
    sheet.text(0, 0, edition.title(), faults);
    for (int i = 0; i < edition.cover().size(); i++) {
      sheet.text(1 + i, 0, edition.cover().get(i).get(0), faults);
      sheet.text(1 + i, 1, edition.cover().get(i).get(1), faults);
    }
  }
}
