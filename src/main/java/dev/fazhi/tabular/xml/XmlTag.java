package dev.fazhi.tabular.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name and the attributes of one start tag, as offsets into the scanner's buffer; to be asked
 * before the scanner goes on.
 */
public final class XmlTag {

  private static final int MOST_ATTRIBUTES = 256;

  /** The ASCII characters that a name can have; it does not begin with a digit, dot or dash. */
  private static final boolean[] IN_NAME = new boolean[0x80];

  static {
    for (char c = '!'; c < IN_NAME.length; c++) {
      IN_NAME[c] = "=\"'&/<>".indexOf(c) < 0;
    }
  }

  private final XmlNames names;
  private byte[] buffer = {};
  private XmlNames.Name name;
  private String uri = "";
  private String root = "";
  private int[] from = new int[64];
  private int count;

  XmlTag(XmlNames names) {
    this.names = names;
    this.name = names.of(buffer, 0, 0);
  }

  /** Takes in the tag between these offsets; false when it is not well-formed. */
  boolean read(byte[] bytes, int start, int end, int depth) throws IOException {
    buffer = bytes;
    count = 0;
    int at = nameEnd(start, end);
    if (at == start) {
      return false;
    }
    name = names.of(bytes, start, at);
    while (at < end) {
      int next = afterSpace(at, end);
      if (next == end) {
        break;
      }
      at = next == at ? -1 : attribute(next, end, depth);
      if (at < 0) {
        return false;
      }
    }
    String bound = names.uri(name.prefix());
    uri = bound == null ? "" : bound;
    root = depth == 1 ? uri : root;
    return bound != null && !name.local().isEmpty();
  }

  /** Takes in an attribute; gives the offset after it, -1 when it is none. */
  private int attribute(int start, int end, int depth) throws IOException {
    int nameEnd = nameEnd(start, end);
    int equals = afterSpace(nameEnd, end);
    int value = equals < end && buffer[equals] == '=' ? afterSpace(equals + 1, end) : end;
    if (nameEnd == start || value == end || buffer[value] != '"' && buffer[value] != '\'') {
      return -1;
    }
    int close = value + 1;
    while (close < end && buffer[close] != buffer[value]) {
      if (buffer[close] == '<') {
        return -1;
      }
      close++;
    }
    if (close == end || count == MOST_ATTRIBUTES || isKnown(start, nameEnd)) {
      return -1;
    }
    if (4 * count + 4 > from.length) {
      from = Arrays.copyOf(from, 2 * from.length);
    }
    from[4 * count] = start;
    from[4 * count + 1] = nameEnd;
    from[4 * count + 2] = value + 1;
    from[4 * count + 3] = close;
    boolean binds = buffer[start] == 'x' && startsWith(start, nameEnd, "xmlns");
    if (binds && (nameEnd - start == 5 || buffer[start + 5] == ':')) {
      int local = Math.min(nameEnd, start + "xmlns:".length());
      String prefix = new String(buffer, local, nameEnd - local, StandardCharsets.UTF_8);
      names.declare(prefix, value(count).intern(), depth);
    }
    count++;
    return close + 1;
  }

  private boolean isKnown(int start, int end) {
    for (int i = 0; i < count; i++) {
      int other = from[4 * i];
      if (from[4 * i + 1] - other == end - start
          && buffer[other] == buffer[start]
          && Arrays.equals(buffer, other, from[4 * i + 1], buffer, start, end)) {
        return true;
      }
    }
    return false;
  }

  private int nameEnd(int start, int end) {
    byte[] bytes = buffer;
    int at = start;
    while (at < end && (bytes[at] < 0 || IN_NAME[bytes[at]])) {
      at++;
    }
    return at > start && bytes[start] >= 0 && bytes[start] <= '9' ? start : at;
  }

  private int afterSpace(int start, int end) {
    int at = start;
    while (at < end && buffer[at] >= 0 && buffer[at] <= ' ') {
      at++;
    }
    return at;
  }

  XmlNames.Name qualified() {
    return name;
  }

  /** The element's name without its prefix. */
  String name() {
    return name.local();
  }

  /** Whether the element is in the namespace of the outermost one. */
  boolean isOwn() {
    return uri.equals(root);
  }

  /** Whether the element is in a namespace that ends like this. */
  boolean isIn(String namespaceEnd) {
    return uri.endsWith(namespaceEnd);
  }

  /** The value of an attribute in no namespace; null when it is not there. */
  public @Nullable String attribute(String wanted) throws IOException {
    for (int i = 0; i < count; i++) {
      if (is(i, wanted)) {
        return value(i);
      }
    }
    return null;
  }

  /** The value of a prefixed attribute whose namespace ends like this; null when there is none. */
  public @Nullable String attribute(String wanted, String namespaceEnd) throws IOException {
    for (int i = 0; i < count; i++) {
      XmlNames.Name each = names.of(buffer, from[4 * i], from[4 * i + 1]);
      if (!each.prefix().isEmpty() && each.local().equals(wanted)) {
        String space = names.uri(each.prefix());
        if (space != null && space.endsWith(namespaceEnd)) {
          return value(i);
        }
      }
    }
    return null;
  }

  private boolean is(int attribute, String wanted) {
    int start = from[4 * attribute];
    return from[4 * attribute + 1] - start == wanted.length()
        && startsWith(start, from[4 * attribute + 1], wanted);
  }

  private boolean startsWith(int start, int end, String wanted) {
    if (end - start < wanted.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length(); i++) {
      if (buffer[start + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String value(int attribute) throws IOException {
    int start = from[4 * attribute + 2];
    int end = from[4 * attribute + 3];
    int plain = start;
    while (plain < end && buffer[plain] >= ' ' && buffer[plain] != '&') {
      plain++;
    }
    if (plain == end) {
      return new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
    }
    StringBuilder value = new StringBuilder(end - start);
    for (int at = start; at < end && at >= 0; ) {
      byte b = buffer[at];
      if (b > 0 && b != '&') {
        value.append((char) Math.max(b, ' '));
        at++;
      } else {
        at = XmlText.decode(buffer, at, end, value);
        if (at < 0) {
          throw new IOException("no such character");
        }
      }
    }
    return value.toString();
  }
}
