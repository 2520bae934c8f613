package dev.fazhi.tabular.row;

import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;

/** Collects notes about each sheet. */
public final class SheetNotes {

  private static final int XLSX_ROWS = 1_048_576;
  private static final int XLS_ROWS = 65_536;

  private SheetNotes() {}

  public static void hiddenSheet(Reading reading, String sheet) {
    reading.add(
        FileFault.HIDDEN.warning(
            sheet(reading, sheet), "工作表“" + SafeText.safe(sheet) + "”是隐藏的，其中的行照样读取，请确认是否该统计。"));
  }

  public static void hiddenRows(Reading reading, String sheet, long rows) {
    if (rows > 0) {
      reading.add(
          FileFault.HIDDEN.warning(sheet(reading, sheet), "有 " + rows + " 行是隐藏的，照样读取，请确认是否该统计。"));
    }
  }

  /** People strike out what does not count any more. */
  public static void struckRows(Reading reading, String sheet, FirstFew rows) {
    if (rows.count() > 0) {
      reading.add(
          FileFault.STRUCK.warning(
              sheet(reading, sheet),
              "有 %s 行整行划了删除线：第 %s 行，照样读取，请确认是否该统计；不该的请删去。"
                  .formatted(rows.count(), rows.words("、"))));
    }
  }

  public static void hiddenColumns(Reading reading, String sheet, long columns) {
    if (columns > 0) {
      reading.add(FileFault.HIDDEN.warning(sheet(reading, sheet), "有 " + columns + " 列是隐藏的，照样读取。"));
    }
  }

  /** Exports that end exactly at what a format can hold have mostly lost the rest. */
  public static void lastRow(Reading reading, String sheet, long row) {
    if (row == XLSX_ROWS || row == XLS_ROWS) {
      reading.add(
          FileFault.ROWS_CUT.warning(
              sheet(reading, sheet), "正好有 " + row + " 行，是表格格式的行数上限，导出时很可能被截断，请分段重新导出核对。"));
    }
  }

  public static void macros(Reading reading) {
    reading.add(FileFault.MACROS.note(reading.file(), "文件带有宏，宏没有读取也没有运行。"));
  }

  private static Place sheet(Reading reading, String sheet) {
    return new Place(reading.file(), sheet, 0, -1);
  }
}
