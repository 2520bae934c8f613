package dev.fazhi.tabular.xml;

import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RejectedIOException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of an XML document in UTF-8 around the place at hand, read on as they are needed. */
class XmlBuffer implements Closeable {

  private static final int SMALLEST_TOKEN_CAP = 1 << 20;

  final Reading reading;
  byte[] buffer = new byte[1 << 16];

  /** The place at hand. */
  int at;

  /** Where what was read so far ends. */
  int end;

  /** Where the token begins that has to stay in the buffer; -1 when there is none. */
  int token = -1;

  private final InputStream in;

  XmlBuffer(InputStream in, Reading reading) throws IOException {
    this.reading = reading;
    this.in = XmlEncoding.utf8(in, reading);
  }

  /** The offset of the bracket that closes the tag at hand, which then is in the buffer whole. */
  final int tagEnd() throws IOException {
    token = at;
    byte quote = 0;
    byte[] bytes = buffer;
    for (int i = at + 1; ; i++) {
      if (i == end) {
        int length = i - at;
        if (!fill()) {
          throw malformed();
        }
        i = at + length;
        bytes = buffer;
      }
      byte b = bytes[i];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '>') {
        token = -1;
        return i;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '<') {
        throw malformed();
      }
    }
  }

  final void need(int bytes) throws IOException {
    while (end - at < bytes) {
      if (!fill()) {
        throw malformed();
      }
    }
  }

  /** Reads on, keeping what stands from the token or the place at hand; false at the end. */
  final boolean fill() throws IOException {
    int keep = token < 0 ? at : token;
    System.arraycopy(buffer, keep, buffer, 0, end - keep);
    at -= keep;
    end -= keep;
    token = token < 0 ? -1 : 0;
    if (end == buffer.length) {
      int most = Math.max(SMALLEST_TOKEN_CAP, 12 * reading.limits().cellCharacters());
      if (end >= most) {
        throw reading.tooLong(Place.of(reading.file()), end);
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int n = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, n);
    return n >= 0;
  }

  final boolean isAhead(String mark) throws IOException {
    need(mark.length());
    for (int i = 1; i < mark.length(); i++) {
      if (buffer[at + i] != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public final RejectedIOException malformed() {
    return reading.corrupt("内部的 XML 不合规则");
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
