package dev.fazhi.tabular.row;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a sheet without those of its rows, so that what is said behind them can be read
 * before them, at little more than the cost of inflating.
 */
public final class WithoutRows extends FilterInputStream {

  private static final String NAME = "sheetData";
  private static final int LONGEST_TAG = 64;

  private final byte[] raw = new byte[1 << 16];
  private final byte[] tag = new byte[LONGEST_TAG];
  private int at;
  private int end;

  /** The length of the tag so far; longer than any of interest when it is none. */
  private int length = LONGEST_TAG;

  private int given = LONGEST_TAG;
  private boolean within;

  /** Within a comment or plain data, where no tag is one. */
  private boolean comment;

  private byte before;

  public WithoutRows(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int n = 0;
    while (n < most) {
      if (given < length) {
        into[from + n++] = tag[given++];
      } else if (at == end) {
        end = in.read(raw);
        at = 0;
        if (end < 0) {
          end = 0;
          return n > 0 ? n : -1;
        }
      } else {
        byte b = raw[at++];
        if (!within) {
          into[from + n++] = b;
        }
        take(b);
        if (within && !comment && length == LONGEST_TAG) {
          toTag();
        }
      }
    }
    return n;
  }

  /** Passes over what stands within the rows up to the next tag that may end them. */
  private void toTag() {
    byte[] bytes = raw;
    int last = end;
    int next = at;
    while (next < last && (bytes[next] != '<' || isOther(next))) {
      next++;
    }
    at = next;
  }

  /** Whether a tag begins another element, or ends one with a shorter name. */
  private boolean isOther(int tag) {
    if (tag + 2 + NAME.length() > end) {
      return false;
    }
    byte first = raw[tag + 1];
    if (first == '/') {
      int next = tag + 2;
      while (next < tag + 2 + NAME.length() && raw[next] != '>') {
        next++;
      }
      return next < tag + 2 + NAME.length();
    }
    return first != '!';
  }

  private void take(byte b) {
    if (comment) {
      comment = b != '>' || before != '-' && before != ']';
      before = b;
    } else if (b == '<') {
      tag[0] = b;
      length = 1;
      given = LONGEST_TAG;
    } else if (length < LONGEST_TAG) {
      tag[length++] = b;
      boolean wanted = !within || tag[1] == '/';
      if (tag[1] == '!') {
        comment = true;
        before = 0;
        length = LONGEST_TAG;
      } else if (wanted && b == '>' && isOfRows()) {
        boolean ends = within;
        within = tag[1] != '/' && tag[length - 2] != '/';
        given = ends ? 0 : LONGEST_TAG;
        length = ends ? length : LONGEST_TAG;
      } else if (!wanted || b == '>') {
        length = LONGEST_TAG;
      }
    }
  }

  /** Whether the tag is that of the rows, with whatever prefix. */
  private boolean isOfRows() {
    int end = length - 1;
    while (end > NAME.length() && (tag[end - 1] <= ' ' || tag[end - 1] == '/')) {
      end--;
    }
    int start = end - NAME.length();
    for (int i = 0; i < NAME.length() && start > 0; i++) {
      if (tag[start + i] != NAME.charAt(i)) {
        return false;
      }
    }
    return start > 0 && (tag[start - 1] == '<' || tag[start - 1] == '/' || tag[start - 1] == ':');
  }
}
