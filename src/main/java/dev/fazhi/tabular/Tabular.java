package dev.fazhi.tabular;

import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Limits;
import dev.fazhi.model.Place;
import dev.fazhi.tabular.excel.XlsRows;
import dev.fazhi.tabular.excel.XlsxRows;
import dev.fazhi.tabular.excel.Xml2003Rows;
import dev.fazhi.tabular.html.HtmlRows;
import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RowSource;
import dev.fazhi.tabular.text.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of any format as rows of cells. */
public final class Tabular {

  private Tabular() {}

  /**
   * Opens a table of any kind that can be read; its kind is told by its content.
   *
   * @param file a regular file; whether a link leads there is the caller's business
   * @param shownName name in places and messages
   * @param limits beyond which it is refused
   * @throws FileRejectedException when it cannot be used, with a fault FZ-1xx that says why
   */
  public static RowSource open(Path file, String shownName, Limits limits)
      throws FileRejectedException {
    Reading reading = new Reading(shownName, limits);
    try {
      checkFile(file, reading);
      RawRowSource rows =
          switch (TrueType.of(file, reading)) {
            case ZIP -> XlsxRows.open(file, reading);
            case OLE2 -> XlsRows.open(file, reading);
            case HTML -> HtmlRows.open(file, reading);
            case XML_2003 -> Xml2003Rows.open(file, reading);
            case TEXT -> CsvRows.open(file, reading);
          };
      Extension.compare(shownName, rows.traits().format(), reading);
      return new ExceptionTranslator(reading, rows, Files.size(file));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw ExceptionTranslator.translate(e, reading);
    } finally {
      reading.pause();
    }
  }

  private static void checkFile(Path file, Reading reading)
      throws IOException, FileRejectedException {
    String name = reading.shown();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw reading.refuse(
          FileFault.NOT_REGULAR, "“" + name + "”不是普通文件（是目录、管道或设备），不予读取；请放入导出的文件本身。");
    }
    if (!Files.isReadable(file)) {
      throw ExceptionTranslator.unreadable(reading.file());
    }
    long size = Files.size(file);
    if (size == 0) {
      throw FileFault.EMPTY.refused(Place.of(reading.file()), "文件“" + name + "”是空的（0 字节），请重新导出。");
    }
    if (size > reading.limits().bytes()) {
      throw reading.over("bytes（文件字节数）", reading.limits().bytes(), size);
    }
  }
}
