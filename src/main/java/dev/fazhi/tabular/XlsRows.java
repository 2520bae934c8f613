package dev.fazhi.tabular;

import dev.fazhi.model.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in BIFF8, record after record. POI's record stream is pulled, so nothing is buffered
 * but the row at hand and the shared strings, unless a careless writer put the cells down in
 * another order than row by row.
 */
final class XlsRows implements Rows {

  private static final int TICK_EVERY = 256;

  private final POIFSFileSystem file;
  private final Reading reading;
  private final RecordFactoryInputStream records;
  private final boolean byRow;
  private final XlsBook book;
  private final XlsCells values;
  private @Nullable XlsSheet sheet;
  private Iterator<Row> ready = Collections.emptyIterator();
  private int substreams;
  private int depth;
  private boolean skipped;
  private int count;

  private XlsRows(POIFSFileSystem file, DirectoryNode root, String stream, Reading reading)
      throws IOException {
    this.file = file;
    this.reading = reading;
    try (InputStream raw = root.createDocumentInputStream(stream)) {
      this.byRow = XlsOrder.isByRow(raw);
    }
    this.records = new RecordFactoryInputStream(root.createDocumentInputStream(stream), false);
    this.book = XlsBook.read(this::pull, reading);
    this.values = new XlsCells(book);
    for (XlsBook.Sheet each : book.sheets()) {
      if (each.hidden()) {
        SheetNotes.hiddenSheet(reading, each.name());
      }
    }
    if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
      SheetNotes.macros(reading);
    }
  }

  static Rows open(Path path, Reading reading) throws IOException {
    POIFSFileSystem file = new POIFSFileSystem(path.toFile(), true);
    try {
      DirectoryNode root = file.getRoot();
      return new XlsRows(file, root, Ole2Type.workbook(root, reading), reading);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      file.close();
      throw e;
    }
  }

  private @Nullable Record pull() throws IOException {
    if (++count % TICK_EVERY == 0) {
      reading.tick();
    }
    return records.nextRecord();
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      if (ready.hasNext()) {
        return ready.next();
      }
      Record record = pull();
      if (record == null) {
        if (depth > 0 || substreams < book.substreams()) {
          throw reading.corrupt("工作表没有读完就到了文件末尾");
        }
        return null;
      }
      if (record instanceof BOFRecord bof) {
        begin(bof);
      } else if (record instanceof EOFRecord) {
        end();
      } else if (depth == 1 && !skipped && sheet != null) {
        Row row = take(sheet, record);
        if (row != null) {
          return row;
        }
      }
    }
  }

  private @Nullable Row take(XlsSheet into, Record record) throws IOException {
    if (record instanceof RowRecord row) {
      into.row(row.getRowNumber(), row.getZeroHeight());
      return null;
    }
    if (record instanceof ColumnInfoRecord columns) {
      into.columns(columns);
      return null;
    }
    return values.take(record) ? into.put(values) : null;
  }

  private void begin(BOFRecord bof) throws IOException {
    if (depth++ > 0) {
      return;
    }
    XlsBook.Sheet next = book.substream(substreams++);
    skipped = next == null || bof.getType() != BOFRecord.TYPE_WORKSHEET;
    sheet = next == null || skipped ? null : new XlsSheet(reading, next, byRow);
    values.reset();
  }

  private void end() throws IOException {
    if (--depth < 0) {
      throw reading.corrupt("记录次序不对");
    }
    if (depth == 0 && sheet != null) {
      ready = sheet.conclude();
      sheet = null;
    }
  }

  @Override
  public FileTraits traits() {
    List<String> names = new ArrayList<>();
    for (XlsBook.Sheet each : book.sheets()) {
      names.add(each.name());
    }
    return new FileTraits("xls", "", "", List.copyOf(names), reading.notes());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
