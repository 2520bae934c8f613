package dev.fazhi.intake.value;

import dev.fazhi.model.Sha256;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Keys for the rows of an export that has no numbers: a digest of all values of the row and, for
 * rows of one file that say the same, which of them it is. So a row that comes again in another
 * file is known again, and two rows that say the same in one file are two.
 */
public final class RowKeys {

  private static final int LENGTH = 20;

  private final int position;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * @param position where the key stands among the fields of the source
   */
  RowKeys(int position) {
    this.position = position;
  }

  /** Gives the row its key; all its other values must be there. */
  public void put(RowDraft draft) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < draft.width(); i++) {
      Object value = i == position ? null : draft.value(i);
      Object plain =
          value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value;
      text.append(plain == null ? "" : plain).append('\u001f');
    }
    String digest = digest(text.toString());
    int count = seen.merge(digest, 1, Integer::sum);
    draft.derive(position, count == 1 ? digest : digest + "-" + count);
  }

  private static String digest(String text) {
    return HexFormat.of().withUpperCase().formatHex(Sha256.of(text)).substring(0, LENGTH);
  }
}
