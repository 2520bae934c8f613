package dev.fazhi.tabular;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MulRKRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;

/**
 * Whether the cells of all sheets come row by row, as Excel writes them and some other programs do
 * not. Only the heads of the records are looked at.
 */
final class XlsOrder {

  private static final Set<Integer> CELLS =
      Set.of(
          (int) BoolErrRecord.sid,
          (int) FormulaRecord.sid,
          (int) LabelRecord.sid,
          (int) LabelSSTRecord.sid,
          (int) MulRKRecord.sid,
          (int) NumberRecord.sid,
          (int) RKRecord.sid);

  private XlsOrder() {}

  /** False also when in doubt: gathering the cells first is always right. */
  static boolean isByRow(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    byte[] head = new byte[4];
    int last = -1;
    while (in.readNBytes(head, 0, 4) == 4) {
      int sid = unsigned(head, 0);
      int length = unsigned(head, 2);
      if (sid == BOFRecord.sid) {
        last = -1;
      }
      if (CELLS.contains(sid) && length >= 2) {
        in.readNBytes(head, 0, 2);
        int row = unsigned(head, 0);
        if (row < last) {
          return false;
        }
        last = row;
        length -= 2;
      }
      if (in.skip(length) < length) {
        return true;
      }
    }
    return true;
  }

  private static int unsigned(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
