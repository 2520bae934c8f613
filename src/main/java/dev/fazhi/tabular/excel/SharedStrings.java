package dev.fazhi.tabular.excel;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.CompressedStringPool;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.xml.XmlPart;
import dev.fazhi.tabular.xml.XmlText;
import dev.fazhi.tabular.zip.ZipParts;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The shared strings of a workbook as cells, made anew when asked for, the frequent ones kept. */
final class SharedStrings implements Closeable {

  private static final int CACHED = 1 << 13;
  private static final long MOST_PLAIN = 64L << 20;

  private final Reading reading;
  private final CompressedStringPool arena;
  private final int[] cachedIds = new int[CACHED];
  private final Cell[] cached = new Cell[CACHED];

  private SharedStrings(Reading reading) {
    this.reading = reading;
    this.arena =
        new CompressedStringPool(Math.min(MOST_PLAIN, Runtime.getRuntime().maxMemory() / 8));
    Arrays.fill(cachedIds, -1);
    Arrays.fill(cached, Cell.BLANK);
  }

  static SharedStrings read(ZipParts zip, @Nullable String part) throws IOException {
    SharedStrings strings = new SharedStrings(zip.reading());
    if (part == null) {
      return strings;
    }
    long most = Runtime.getRuntime().maxMemory() / 2;
    StringBuilder text = new StringBuilder();
    try (XmlPart xml = XmlPart.passing(zip, part)) {
      while (xml.child(0)) {
        while (xml.child(1, "si")) {
          text.setLength(0);
          XmlText.item(xml, text);
          XmlText.finish(text, zip.reading(), Place.of(zip.reading().file()));
          strings.arena.add(text);
          if (strings.arena.held() > most) {
            throw zip.reading().over("内存的一半（共享字符串字节数）", most, strings.arena.held());
          }
        }
      }
    }
    return strings;
  }

  Cell cell(int index) throws IOException {
    if (index < 0 || index >= arena.size()) {
      throw reading.corrupt("单元格指向不存在的字符串");
    }
    int slot = index & (CACHED - 1);
    if (cachedIds[slot] != index) {
      cached[slot] = Cells.text(arena.get(index));
      cachedIds[slot] = index;
    }
    return cached[slot];
  }

  @Override
  public void close() {
    arena.release();
  }
}
