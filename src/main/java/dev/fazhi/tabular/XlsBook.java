package dev.fazhi.tabular;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.jspecify.annotations.Nullable;

/** What the first substream of a BIFF8 workbook says ([MS-XLS] 2.1.7.20.3). */
final class XlsBook {

  /** Where the records come from; null at the end. */
  interface Records {
    @Nullable Record next() throws IOException;
  }

  /**
   * @param index among the sheets with cells, in the order of the tabs
   */
  record Sheet(String name, int index, boolean hidden) {}

  private static final int WORKSHEET = 0;

  private final List<BoundSheetRecord> bound = new ArrayList<>();
  private final List<Integer> formats = new ArrayList<>();
  private final Map<Integer, Boolean> custom = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<@Nullable Sheet> substreams = new ArrayList<>();
  private final BitSet dates = new BitSet();
  private final List<Cell> strings = new ArrayList<>();
  private boolean from1904;

  private XlsBook() {}

  static XlsBook read(Records records, Reading reading) throws IOException {
    XlsBook book = new XlsBook();
    int depth = 0;
    while (true) {
      Record record = records.next();
      if (record == null) {
        throw reading.corrupt("工作簿的开头没有读完");
      }
      if (record instanceof BOFRecord bof) {
        if (depth++ == 0 && bof.getVersion() != BOFRecord.VERSION) {
          throw Border.oldExcel(reading);
        }
      } else if (record instanceof EOFRecord && --depth <= 0) {
        book.conclude();
        return book;
      } else {
        book.take(record, reading);
      }
    }
  }

  private void take(Record record, Reading reading) throws IOException {
    if (record instanceof BoundSheetRecord sheet) {
      bound.add(sheet);
    } else if (record instanceof ExtendedFormatRecord format) {
      formats.add((int) format.getFormatIndex());
    } else if (record instanceof FormatRecord format) {
      custom.put(format.getIndexCode(), NumberFormats.isDate(format.getFormatString()));
    } else if (record instanceof DateWindow1904Record window) {
      from1904 = window.getWindowing() == 1;
    } else if (record instanceof SSTRecord table) {
      take(table, reading);
    }
  }

  private void take(SSTRecord table, Reading reading) throws IOException {
    // the number is only claimed: a string that is not there ends the reading
    for (int i = 0; i < table.getNumUniqueStrings(); i++) {
      String text = table.getString(i).getString();
      strings.add(Cells.unchecked(text));
      if (text.length() > reading.limits().cellCharacters()) {
        throw reading.tooLong(Place.of(reading.file()), text.length());
      }
    }
  }

  private void conclude() {
    for (int i = 0; i < formats.size(); i++) {
      int format = formats.get(i);
      Boolean known = custom.get(format);
      dates.set(i, known == null ? NumberFormats.isDate(format) : known);
    }
    Map<BoundSheetRecord, Sheet> named = new HashMap<>();
    for (BoundSheetRecord each : bound) {
      if (type(each) == WORKSHEET) {
        boolean hidden = each.isHidden() || each.isVeryHidden();
        Sheet sheet = new Sheet(each.getSheetname(), sheets.size(), hidden);
        sheets.add(sheet);
        named.put(each, sheet);
      }
    }
    List<BoundSheetRecord> inFile = new ArrayList<>(bound);
    inFile.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
    inFile.forEach(each -> substreams.add(named.get(each)));
  }

  /** The type byte, which stands in the upper half of the option flags. */
  private static int type(BoundSheetRecord sheet) {
    byte[] bytes = sheet.serialize();
    return bytes[9];
  }

  List<Sheet> sheets() {
    return sheets;
  }

  int substreams() {
    return substreams.size();
  }

  /** The sheet of the n-th substream after the first; null for a chart or macro sheet. */
  @Nullable Sheet substream(int n) {
    return n < substreams.size() ? substreams.get(n) : null;
  }

  boolean isDate(int style) {
    return dates.get(style);
  }

  boolean from1904() {
    return from1904;
  }

  /** The shared string; null when there is none of that index. */
  @Nullable Cell string(int index) {
    return index >= 0 && index < strings.size() ? strings.get(index) : null;
  }
}
