package dev.fazhi.tabular.text;

import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * Whether characters are those that Chinese texts are made of. Bytes of Big5, Shift-JIS, EUC-JP or
 * EUC-KR mostly decode as GB18030, too: into characters that GB 2312 does not have (of real exports
 * at least 0.997 of the characters are in it, of Big5 at most 0.45), into kana, or into a part of
 * the characters only, since GB 2312 has its common ones in the order of their sound and Korean
 * syllables and Japanese characters leave the last eight of forty rows, from xie to zuo, empty.
 */
final class ChineseText {

  private static final int FIRST_COMMON = 0xB0;
  private static final int LAST_COMMON = 0xD7;
  private static final int FIRST_LATE = 0xD0;
  private static final int KANA = 0xA4;
  private static final int GREEK = 0xA6;
  private static final int CYRILLIC = 0xA7;
  private static final int LAST_ROW = 0xF7;

  private static final double SMALLEST_SHARE = 0.8;
  private static final int FEWEST = 8;
  private static final int FEWEST_DISTINCT = 60;
  private static final double SMALLEST_LATE_SHARE = 0.06;

  private static final BitSet MADE_OF = new BitSet();
  private static final BitSet COMMON = new BitSet();
  private static final BitSet LATE = new BitSet();

  static {
    Charset charset = Charset.forName("GB2312");
    for (int row = 0xA1; row <= LAST_ROW; row++) {
      boolean foreign = row >= KANA && row <= KANA + 1 || row == GREEK || row == CYRILLIC;
      for (int cell = 0xA1; cell <= 0xFE && !foreign; cell++) {
        char c = new String(new byte[] {(byte) row, (byte) cell}, charset).charAt(0);
        MADE_OF.set(c);
        COMMON.set(c, row >= FIRST_COMMON && row <= LAST_COMMON);
        LATE.set(c, row >= FIRST_LATE && row <= LAST_COMMON);
      }
    }
    // numbers in words, and what is found in any export without being in GB 2312
    "〇·•–—…€￥㎡℃№\u00A0".chars().forEach(MADE_OF::set);
    MADE_OF.set(0xFF00, 0xFFF0);
    MADE_OF.clear(0xFFFD);
  }

  private final BitSet distinct = new BitSet();
  private long all;
  private long made;

  void take(CharBuffer chars) {
    char[] array = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      char c = array[i];
      if (c >= 0x80 && !Character.isLowSurrogate(c)) {
        all++;
        made += MADE_OF.get(c) ? 1 : 0;
        distinct.set(c);
      }
    }
  }

  boolean isPlausible() {
    if (all >= FEWEST && made < SMALLEST_SHARE * all) {
      return false;
    }
    int common = count(COMMON);
    return common < FEWEST_DISTINCT || count(LATE) >= SMALLEST_LATE_SHARE * common;
  }

  private int count(BitSet of) {
    BitSet both = (BitSet) distinct.clone();
    both.and(of);
    return both.cardinality();
  }
}
