package dev.fazhi.tabular.text;

import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One pass over all bytes of a file that tells whether they are UTF-8 (RFC 3629, table of section
 * 4), and when not, whether they mostly are: then the file is damaged rather than in another
 * encoding, which would decode to other characters without complaint.
 */
final class Utf8Scan {

  private static final int BUFFER = 1 << 16;

  /** So many Chinese characters in a row are UTF-8 by chance in no GB18030 text. */
  private static final int RUN_OF_UTF8 = 4;

  private long offset;
  private long nul = -1;
  private long bad = -1;
  private long filled = -1;
  private long good3;
  private long wrong;
  private long mixed = -1;

  private int pending;
  private int lowest;
  private int highest;
  private int length;
  private long sequenceAt;
  private long runAt = -1;
  private int runGood;
  private boolean runClean;

  private Utf8Scan() {}

  static Utf8Scan of(Path path, Reading reading) throws IOException {
    Utf8Scan scan = new Utf8Scan();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        scan.take(buffer, n);
        reading.tick();
      }
    }
    if (scan.pending > 0) {
      scan.wrong(scan.sequenceAt);
    }
    scan.endRun();
    return scan;
  }

  private void take(byte[] buffer, int n) {
    int i = 0;
    while (i < n) {
      int printed = pending > 0 || runAt >= 0 ? 0 : printed(buffer, i, n);
      if (printed > 0) {
        i += printed;
        offset += printed;
        filled = offset - 1;
      } else {
        take(buffer[i++] & 0xFF);
        offset++;
      }
    }
  }

  /** How many bytes from there on are visible ASCII characters, which tell nothing. */
  private static int printed(byte[] buffer, int from, int n) {
    int to = from;
    while (to < n && buffer[to] > ' ') {
      to++;
    }
    return to - from;
  }

  private void take(int b) {
    if (b < 0x80) {
      if (pending > 0) {
        wrong(sequenceAt);
      }
      if (runAt >= 0) {
        endRun();
      }
      if (b > ' ') {
        filled = offset;
      } else if (b == 0 && nul < 0) {
        nul = offset;
      }
      return;
    }
    if (filled < offset) {
      filled = offset;
    }
    if (runAt < 0) {
      runAt = offset;
      runGood = 0;
      runClean = true;
    }
    if (pending > 0) {
      follow(b);
    } else {
      lead(b);
    }
  }

  private void follow(int b) {
    if (b < lowest || b > highest) {
      wrong(sequenceAt);
      lead(b);
      return;
    }
    lowest = 0x80;
    highest = 0xBF;
    if (--pending == 0 && length == 3) {
      good3++;
      runGood++;
    }
  }

  private void lead(int b) {
    sequenceAt = offset;
    lowest = 0x80;
    highest = 0xBF;
    if (b >= 0xC2 && b <= 0xDF) {
      length = 2;
    } else if (b >= 0xE0 && b <= 0xEF) {
      length = 3;
      lowest = b == 0xE0 ? 0xA0 : 0x80;
      highest = b == 0xED ? 0x9F : 0xBF;
    } else if (b >= 0xF0 && b <= 0xF4) {
      length = 4;
      lowest = b == 0xF0 ? 0x90 : 0x80;
      highest = b == 0xF4 ? 0x8F : 0xBF;
    } else {
      wrong(offset);
      return;
    }
    pending = length - 1;
  }

  private void wrong(long at) {
    pending = 0;
    wrong++;
    runClean = false;
    if (bad < 0) {
      bad = at;
    }
  }

  private void endRun() {
    if (runAt >= 0 && runClean && runGood >= RUN_OF_UTF8 && mixed < 0) {
      mixed = runAt;
    }
    runAt = -1;
  }

  /** The offset of the first NUL; -1 when there is none. */
  long nul() {
    return nul;
  }

  /** The offset of the first byte that is not UTF-8; -1 when all are. */
  long bad() {
    return bad;
  }

  /** The offset of the first long run that is UTF-8 as a whole; -1 when there is none. */
  long mixed() {
    return mixed;
  }

  /** Whether nothing but white space stands after so many bytes. */
  boolean isBlank(int mark) {
    return filled < mark;
  }

  /** Whether the wrong bytes are the exception. */
  boolean isMostlyUtf8() {
    return good3 > wrong;
  }
}
