package dev.fazhi.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Reopens a written workbook and holds it against what it should be: the checklist for published
 * statistics as far as a program can check it, and figures.csv as it stands on the disk.
 */
final class BookCheck {

  private static final int MOST_FAULTS = 20;
  private static final Pattern ELSEWHERE = Pattern.compile("/xl/externalLinks/.*");

  private final Edition edition;

  BookCheck(Edition edition) {
    this.edition = edition;
  }

  /** What is wrong, each with its sheet and cell, in Chinese; empty when all is well. */
  List<String> faults(Path workbook, Path figures) throws IOException {
    WrittenFigures written = WrittenFigures.read(figures);
    List<String> faults = new ArrayList<>();
    try (OPCPackage file = OPCPackage.open(workbook.toFile(), PackageAccess.READ);
        XSSFWorkbook book = new XSSFWorkbook(file)) {
      whole(book, faults);
      for (int i = 0; i < edition.pages().size() && faults.isEmpty(); i++) {
        Page page = edition.pages().get(i);
        XSSFSheet sheet = book.getSheetAt(i + 1);
        links(book, sheet, faults);
        if (page instanceof Grid grid) {
          new GridCheck(sheet, grid, written).check(faults);
        } else if (page instanceof FiledTable filed) {
          new FiledCheck(sheet, filed, written).check(faults);
        } else if (page instanceof Chart chart) {
          charts(sheet, chart, faults);
        }
      }
    } catch (InvalidFormatException | RuntimeException unreadable) {
      faults.add("工作簿打不开：" + unreadable.getMessage());
    }
    return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
  }

  private void whole(XSSFWorkbook book, List<String> faults) {
    List<String> expected = new ArrayList<>(List.of(Edition.COVER));
    edition.pages().forEach(page -> expected.add(page.sheet()));
    List<String> found = new ArrayList<>();
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      found.add(book.getSheetName(i));
      if (book.isSheetHidden(i) || book.isSheetVeryHidden(i)) {
        faults.add("工作表“" + book.getSheetName(i) + "”：是隐藏的");
      }
    }
    if (!found.equals(expected)) {
      faults.add("工作表与目录不符：应为 " + expected + "，实为 " + found);
    }
    if (book.getActiveSheetIndex() != 0) {
      faults.add("工作簿打开时不在“" + Edition.COVER + "”");
    }
    if (book.isMacroEnabled()) {
      faults.add("工作簿含有宏");
    }
    if (!book.getPackage().getPartsByName(ELSEWHERE).isEmpty()) {
      faults.add("工作簿链接到别的文件");
    }
    String title = book.getProperties().getCoreProperties().getTitle();
    if (!edition.title().equals(title)) {
      faults.add("工作簿属性的标题应为“" + edition.title() + "”，实为“" + title + "”");
    }
    links(book, book.getSheetAt(0), faults);
  }

  /** Every link leads to a sheet that is there. */
  private static void links(XSSFWorkbook book, XSSFSheet sheet, List<String> faults) {
    for (XSSFHyperlink link : sheet.getHyperlinkList()) {
      String to = link.getLocation();
      boolean leads = false;
      for (int i = 0; i < book.getNumberOfSheets(); i++) {
        leads |= Sheets.address(book.getSheetName(i)).equals(to);
      }
      if (!leads) {
        faults.add(GridCheck.at(sheet, link.getCellRef()) + "：链接“" + to + "”没有去处");
      }
    }
  }

  private static void charts(XSSFSheet sheet, Chart chart, List<String> faults) {
    int drawn =
        sheet.getDrawingPatriarch() == null ? 0 : sheet.getDrawingPatriarch().getCharts().size();
    if (drawn != chart.panels().size()) {
      faults.add(
          String.format(
              Locale.ROOT,
              "工作表“%s”：应有 %d 个图，实有 %d 个",
              sheet.getSheetName(),
              chart.panels().size(),
              drawn));
      return;
    }
    for (int i = 0; i < drawn; i++) {
      String alt =
          sheet
              .getDrawingPatriarch()
              .getCTDrawing()
              .getTwoCellAnchorArray(i)
              .getGraphicFrame()
              .getNvGraphicFramePr()
              .getCNvPr()
              .getDescr();
      if (alt == null || alt.isBlank()) {
        faults.add("工作表“" + sheet.getSheetName() + "”：第 " + (i + 1) + " 个图没有替代文字");
      }
    }
  }
}
