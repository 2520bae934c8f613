package dev.fazhi.store.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * The lines of an archived file that hold wanted rows. Of the others nothing but the numbers at
 * their beginning is read.
 */
final class WantedRows extends FilterInputStream {

  /** Longer than the numbers of a sheet and of a row with what stands between them. */
  private static final int LONGEST_START = 32;

  private final Predicate<Archive.RowAddress> wanted;
  private final byte[] raw = new byte[1 << 16];
  private int at;
  private int end;
  private boolean within;
  private boolean given;

  WantedRows(InputStream lines, Predicate<Archive.RowAddress> wanted) {
    super(lines);
    this.wanted = wanted;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    while (true) {
      if (within ? at == end : end - at < LONGEST_START) {
        fill();
        if (at == end) {
          return -1;
        }
      }
      if (!within) {
        given = isWanted();
        within = true;
      }
      int start = at;
      int limit = given ? Math.min(end, at + most) : end;
      while (at < limit && within) {
        within = raw[at++] != '\n';
      }
      if (given) {
        System.arraycopy(raw, start, into, from, at - start);
        return at - start;
      }
    }
  }

  /** Reads on, behind what is left, until that suffices to tell of what row a line is. */
  private void fill() throws IOException {
    System.arraycopy(raw, at, raw, 0, end - at);
    end -= at;
    at = 0;
    int read = 0;
    while (read >= 0 && end < LONGEST_START) {
      read = in.read(raw, end, raw.length - end);
      end += Math.max(0, read);
    }
  }

  /** Whether the line that begins here is of a wanted row, or of none. */
  private boolean isWanted() {
    int comma = number(at + 1);
    int second = comma < end && raw[comma] == ',' ? number(comma + 1) : end;
    if (raw[at] != '[' || second >= end || raw[second] != ',') {
      return true;
    }
    return wanted.test(new Archive.RowAddress(value(at + 1, comma), value(comma + 1, second)));
  }

  /** The place behind the digits. */
  private int number(int from) {
    int to = from;
    while (to < end && raw[to] >= '0' && raw[to] <= '9') {
      to++;
    }
    return to;
  }

  private int value(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + raw[i] - '0';
    }
    return value;
  }
}
