package dev.fazhi.tabular.excel;

import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.Merges;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.SheetNotes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in BIFF8, record after record. Records are pulled, so nothing is buffered but the row
 * at hand and the shared strings, unless a careless writer put the cells down in another order than
 * row by row.
 */
public final class XlsRows implements RawRowSource {

  private static final int ROW = 0x0208;
  private static final int COLUMNS = 0x007D;
  private static final int WORKSHEET = 0x0010;
  private static final int HIDDEN_ROW = 0x20;
  private static final int OWN_HEIGHT = 0x40;

  private final POIFSFileSystem file;
  private final Reading reading;
  private final XlsLayout layout;
  private final XlsRecords records;
  private final XlsBook book;
  private final XlsCells values;
  private final Deque<Row> ready = new ArrayDeque<>();
  private @Nullable XlsSheet sheet;
  private int substream;

  private XlsRows(POIFSFileSystem file, DirectoryNode root, String stream, Reading reading)
      throws IOException {
    this.file = file;
    this.reading = reading;
    try (InputStream once = root.createDocumentInputStream(stream)) {
      this.layout = XlsLayout.read(new XlsRecords(once, reading), reading);
    }
    this.records = new XlsRecords(root.createDocumentInputStream(stream), reading);
    this.book = XlsBook.read(records, reading);
    this.values =
        new XlsCells(
            book,
            (row, column, cell, struck) -> {
              if (sheet != null) {
                sheet.put(row, column, cell, struck);
              }
            });
    for (XlsBook.Sheet each : book.sheets()) {
      if (each.hidden()) {
        SheetNotes.hiddenSheet(reading, each.name());
      }
    }
    if (root.hasEntryCaseInsensitive("_VBA_PROJECT_CUR")) {
      SheetNotes.macros(reading);
    }
  }

  public static RawRowSource open(Path path, Reading reading) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      POIFSFileSystem file = new POIFSFileSystem(channel, true);
      DirectoryNode root = file.getRoot();
      if (LockedWorkbook.isOne(root)) {
        try (file) {
          return LockedWorkbook.open(root, reading);
        }
      }
      return new XlsRows(file, root, Ole2Type.workbook(root, reading), reading);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (ready.isEmpty()) {
      if (!records.next()) {
        if (records.depth() > 0 || substream < book.substreams()) {
          throw reading.corrupt("工作表没有读完就到了文件末尾");
        }
        return null;
      }
      take();
    }
    return ready.poll();
  }

  private void take() throws IOException {
    int sid = records.sid();
    if (sid == XlsRecords.BOF && records.depth() == 1) {
      begin();
    } else if (sid == XlsRecords.EOF) {
      end();
    } else if (records.depth() == 1 && sheet != null) {
      RecordInputStream in = records.data();
      if (sid == ROW && in.remaining() >= 16) {
        int row = in.readUShort();
        in.readInt();
        int height = in.readUShort() & 0x7FFF;
        in.readInt();
        int flags = in.readInt();
        sheet.row(row, (flags & HIDDEN_ROW) != 0 || height == 0 && (flags & OWN_HEIGHT) != 0);
      } else if (sid == COLUMNS && in.remaining() >= 10) {
        int first = in.readUShort();
        int last = in.readUShort();
        in.readInt();
        sheet.columns(first, last, (in.readUShort() & 1) != 0);
      } else {
        values.take(records);
      }
    }
  }

  private void begin() throws IOException {
    XlsBook.Sheet next = book.substream(substream++);
    records.number();
    boolean read = next != null && records.number() == WORKSHEET;
    Merges merges = layout.merges().getOrDefault(substream, new Merges());
    sheet =
        read && next != null ? new XlsSheet(reading, next, layout.byRow(), merges, ready) : null;
    values.reset();
  }

  private void end() throws IOException {
    if (records.depth() < 0) {
      throw reading.corrupt("记录次序不对");
    }
    if (records.depth() == 0 && sheet != null) {
      sheet.conclude();
      sheet = null;
    }
  }

  @Override
  public FileTraits traits() {
    List<String> names = book.sheets().stream().map(XlsBook.Sheet::name).toList();
    return new FileTraits("xls", "", "", names, reading.notes());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
