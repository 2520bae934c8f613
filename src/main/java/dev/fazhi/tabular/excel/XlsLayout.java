package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.Merges;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What has to be known of the sheets before their rows are given: whether the cells come row by
 * row, as Excel writes them and some other programs do not, and which cells are merged, which is
 * said behind them.
 *
 * @param byRow false also when in doubt: gathering the cells first is always right
 * @param merges by substream, counted from that of the workbook, 0
 */
record XlsLayout(boolean byRow, Map<Integer, Merges> merges) {

  private static final int MERGED_CELLS = 0x00E5;

  static XlsLayout read(XlsRecords records, Reading reading) throws IOException {
    Map<Integer, Merges> merges = new HashMap<>();
    boolean byRow = true;
    int substream = -1;
    int last = -1;
    while (records.next()) {
      int sid = records.sid();
      if (sid == XlsRecords.BOF) {
        substream += records.depth() == 1 ? 1 : 0;
        last = -1;
      } else if (records.depth() == 1 && XlsCells.isCell(sid) && records.data().remaining() >= 2) {
        int row = records.number();
        byRow &= row >= last;
        last = row;
      } else if (records.depth() == 1 && sid == MERGED_CELLS) {
        take(records, merges.computeIfAbsent(substream, n -> new Merges()), reading);
      }
    }
    merges.values().forEach(Merges::sort);
    return new XlsLayout(byRow, merges);
  }

  private static void take(XlsRecords records, Merges merges, Reading reading) throws IOException {
    int count = records.number();
    for (int i = 0; i < count && records.data().remaining() >= 8; i++) {
      int first = records.number();
      int last = records.number();
      int column = records.number();
      records.number();
      merges.add(first + 1, last + 1, column, reading);
    }
  }
}
