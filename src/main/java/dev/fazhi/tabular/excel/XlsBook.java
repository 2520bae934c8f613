package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.NumberFormat;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RichText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.common.FormatRun;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.jspecify.annotations.Nullable;

/** What the first substream of a BIFF8 workbook says ([MS-XLS] 2.1.7.20.3). */
final class XlsBook {

  /**
   * @param index among the sheets with cells, in the order of the tabs
   */
  record Sheet(String name, int index, boolean hidden) {}

  /** A sheet of any kind as the workbook lists it. */
  private record Bound(String name, int position, boolean hidden, boolean worksheet) {}

  private static final int BIFF8 = 0x0600;
  private static final int WORKSHEET = 0;
  private static final int BOUND_SHEET = 0x0085;
  private static final int FONT = 0x0031;
  private static final int STRIKE_OUT = 8;
  private static final int RAISED = 1;

  /** No font has this index, so that those after it are numbered one higher. */
  private static final int NO_FONT = 4;

  private static final int EXTENDED_FORMAT = 0x00E0;
  private static final int FORMAT = 0x041E;
  private static final int DATE_1904 = 0x0022;
  private static final int STRINGS = 0x00FC;

  private final List<Bound> bound = new ArrayList<>();
  private final List<Integer> formats = new ArrayList<>();
  private final Map<Integer, NumberFormat> custom = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<@Nullable Sheet> substreams = new ArrayList<>();
  private final List<NumberFormat> styles = new ArrayList<>();
  private final List<Cell> strings = new ArrayList<>();
  private final BitSet struckFonts = new BitSet();
  private final BitSet raisedFonts = new BitSet();
  private final BitSet struck = new BitSet();
  private int fonts;
  private boolean from1904;

  private XlsBook() {}

  static XlsBook read(XlsRecords records, Reading reading) throws IOException {
    XlsBook book = new XlsBook();
    while (records.next()) {
      if (records.sid() == XlsRecords.BOF) {
        if (records.depth() == 1 && records.number() != BIFF8) {
          throw ExceptionTranslator.oldExcel(reading);
        }
      } else if (records.sid() == XlsRecords.EOF && records.depth() <= 0) {
        book.conclude();
        return book;
      } else {
        book.take(records, reading);
      }
    }
    throw reading.corrupt("工作簿的开头没有读完");
  }

  private void take(XlsRecords records, Reading reading) throws IOException {
    switch (records.sid()) {
      case BOUND_SHEET -> {
        int position = records.plain();
        int options = records.number();
        String name = records.text(records.data().readUByte());
        bound.add(new Bound(name, position, (options & 3) != 0, options >> 8 == WORKSHEET));
      }
      case FONT -> {
        int font = fonts < NO_FONT ? fonts : fonts + 1;
        records.number();
        struckFonts.set(font, (records.number() & STRIKE_OUT) != 0);
        // color and weight stand between
        records.number();
        records.number();
        raisedFonts.set(font, records.number() == RAISED);
        fonts++;
      }
      case EXTENDED_FORMAT -> {
        struck.set(formats.size(), struckFonts.get(records.number()));
        formats.add(records.number());
      }
      case FORMAT -> {
        int number = records.number();
        custom.put(number, NumberFormat.of(records.textThere(records.number())));
      }
      case DATE_1904 -> from1904 = records.number() == 1;
      case STRINGS -> take(new SSTRecord(records.data()), reading);
      default -> {
        // names and the like say nothing about values
      }
    }
  }

  private void take(SSTRecord table, Reading reading) throws IOException {
    for (int i = 0; i < table.getNumUniqueStrings(); i++) {
      String text;
      try {
        text = reading.fitting(text(table.getString(i)), Place.of(reading.file()));
      } catch (IndexOutOfBoundsException e) {
        // the number is only claimed: a string that is not there is missed by those who refer to it
        return;
      }
      strings.add(Cells.unchecked(text));
    }
  }

  /** With a mark where its parts look otherwise than the rest; before the first, as its cell. */
  private String text(UnicodeString string) {
    List<FormatRun> runs = new ArrayList<>();
    Iterator<FormatRun> each = string.formatIterator();
    while (each != null && each.hasNext()) {
      runs.add(each.next());
    }
    String text = string.getString();
    RichText looks = new RichText();
    for (int i = 0; i < runs.size(); i++) {
      int from = runs.get(i).getCharacterPos();
      int to = i + 1 < runs.size() ? runs.get(i + 1).getCharacterPos() : text.length();
      int font = runs.get(i).getFontIndex();
      if (from >= 0 && from < to && to <= text.length()) {
        looks.add(from, to, struckFonts.get(font), raisedFonts.get(font));
      }
    }
    if (looks.isPlain()) {
      return text;
    }
    StringBuilder marked = new StringBuilder(text);
    looks.mark(marked);
    return marked.toString();
  }

  private void conclude() {
    for (int format : formats) {
      NumberFormat known = custom.get(format);
      styles.add(known == null ? NumberFormat.builtin(format) : known);
    }
    Map<Bound, Sheet> named = new IdentityHashMap<>();
    for (Bound each : bound) {
      if (each.worksheet()) {
        Sheet sheet = new Sheet(each.name(), sheets.size(), each.hidden());
        sheets.add(sheet);
        named.put(each, sheet);
      }
    }
    List<Bound> inFile = new ArrayList<>(bound);
    inFile.sort(Comparator.comparingInt(Bound::position));
    inFile.forEach(each -> substreams.add(named.get(each)));
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

  NumberFormat format(int style) {
    return style < styles.size() ? styles.get(style) : NumberFormat.GENERAL;
  }

  /** Whether what cells of that style show is struck out. */
  boolean isStruck(int style) {
    return struck.get(style);
  }

  boolean from1904() {
    return from1904;
  }

  /** The shared string, which must be there. */
  Cell string(int index) throws IOException {
    if (index < 0 || index >= strings.size()) {
      throw new IOException("no such shared string");
    }
    return strings.get(index);
  }
}
