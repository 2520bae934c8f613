package dev.fazhi.tabular.excel;

import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.SheetNotes;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workbook in Office Open XML, sheet after sheet. */
public final class XlsxRows implements RawRowSource {

  private final ZipParts zip;
  private final Reading reading;
  private final String format;
  private final XlsxBook book;
  private final SharedStrings strings;
  private final XlsxCells values;
  private int index = -1;
  private @Nullable XlsxSheet sheet;

  private XlsxRows(ZipParts zip, OoxmlType.Main main) throws IOException {
    this.zip = zip;
    this.reading = zip.reading();
    this.book = XlsxBook.read(zip, main.part());
    this.format = main.macros() || book.macros() ? "xlsm" : "xlsx";
    XlsxStyles styles = XlsxStyles.read(zip, book.styles());
    this.strings = SharedStrings.read(zip, book.strings());
    this.values = new XlsxCells(reading, strings, styles, book.from1904());
    if (main.macros() || book.macros()) {
      SheetNotes.macros(reading);
    }
    if (book.externalLinks()) {
      reading.add(
          FileFault.EXTERNAL_LINKS.note(
              reading.file(), "文件“" + reading.shown() + "”引用了外部文件，外部文件没有去读，用的是上次保存的值。"));
    }
  }

  public static RawRowSource open(Path path, Reading reading) throws IOException {
    ZipParts zip = ZipParts.open(path, reading);
    try {
      return new XlsxRows(zip, OoxmlType.main(zip));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      zip.close();
      throw e;
    }
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      if (sheet != null) {
        Row row = sheet.next();
        if (row != null) {
          return row;
        }
        sheet.close();
        sheet = null;
      }
      if (++index >= book.sheets().size()) {
        return null;
      }
      XlsxBook.Sheet next = book.sheets().get(index);
      if (next.hidden()) {
        SheetNotes.hiddenSheet(reading, next.name());
      }
      sheet = new XlsxSheet(zip, next, index, values);
    }
  }

  @Override
  public FileTraits traits() {
    List<String> names = book.sheets().stream().map(XlsxBook.Sheet::name).toList();
    return new FileTraits(format, "", "", names, reading.notes());
  }

  @Override
  public void close() throws IOException {
    strings.close();
    zip.close();
  }
}
