package dev.fazhi.tabular.xml;

import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RejectedIOException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The markup of an XML document (XML 1.0, fifth edition) without a document type, tag by tag from
 * its bytes in UTF-8. Refuses what is not well-formed, a document type, an endless tag and endless
 * depth; text is decoded only for who asks.
 */
class XmlScanner extends XmlBuffer {

  static final int START = 1;
  static final int END = 2;
  static final int END_OF_PART = 8;

  private static final int NOTHING = 0;
  private static final int DEEPEST = 256;
  private static final int MOST_BOUND = 256;

  private final XmlNames names = new XmlNames();
  private final XmlNames.Name[] open = new XmlNames.Name[DEEPEST + 1];
  private final XmlTag tag;
  private int depth;
  private boolean rooted;
  private boolean endsAtOnce;

  XmlScanner(InputStream in, Reading reading) throws IOException {
    super(in, reading);
    this.tag = new XmlTag(names);
  }

  /** The next tag; comments, instructions and text are passed over. */
  final int next() throws IOException {
    if (endsAtOnce) {
      endsAtOnce = false;
      return leave();
    }
    while (true) {
      if (!toMarkup(null)) {
        if (depth > 0 || !rooted) {
          throw malformed();
        }
        return END_OF_PART;
      }
      int event = markup(null);
      if (event != NOTHING) {
        return event;
      }
    }
  }

  final int depth() {
    return depth;
  }

  /** The name and attributes of the element just begun. */
  public final XmlTag tag() {
    return tag;
  }

  /**
   * All text to the end of the element just begun, appended.
   *
   * @param deep with the text of the elements inside, which is passed over otherwise
   */
  public final void text(StringBuilder into, boolean deep) throws IOException {
    int within = depth;
    if (endsAtOnce) {
      next();
      return;
    }
    while (true) {
      boolean wanted = deep || depth == within;
      StringBuilder to = wanted ? into : null;
      if (!toMarkup(to)) {
        throw malformed();
      }
      int event = markup(to);
      if (event == START && endsAtOnce) {
        event = next();
      }
      if (event == END && depth < within) {
        return;
      }
    }
  }

  /** Goes to the next tag, comment or the like; false when the part is at its end. */
  private boolean toMarkup(@Nullable StringBuilder into) throws IOException {
    while (true) {
      while (at < end && buffer[at] != '<') {
        if (into != null) {
          at = plain(into);
          if (at < end && buffer[at] != '<') {
            at = take(at, into);
          }
        } else if (depth == 0 && buffer[at] > ' ') {
          throw malformed();
        } else {
          at++;
        }
      }
      if (at < end) {
        return true;
      }
      if (!fill()) {
        return false;
      }
    }
  }

  /** Appends the ASCII characters that stand here; gives the offset after them. */
  private int plain(StringBuilder into) throws IOException {
    byte[] bytes = buffer;
    int i = at;
    while (i < end && bytes[i] >= ' ' && bytes[i] != '<' && bytes[i] != '&') {
      into.append((char) bytes[i++]);
    }
    checkLength(into);
    return i;
  }

  /** Appends the character or reference that begins at an offset; gives the offset after it. */
  private int take(int from, StringBuilder into) throws IOException {
    byte b = buffer[from];
    if (b >= ' ' && b != '&') {
      into.append((char) b);
      return from + 1;
    }
    token = from;
    at = from;
    while (end - token < XmlText.LONGEST_REFERENCE && !XmlText.isWhole(buffer, token, end)) {
      if (!fill()) {
        throw malformed();
      }
    }
    int after = XmlText.decode(buffer, token, end, into);
    token = -1;
    if (after < 0) {
      throw malformed();
    }
    checkLength(into);
    return after;
  }

  private void checkLength(StringBuilder into) throws RejectedIOException {
    if (into.length() > (long) XmlText.ESCAPE_LENGTH * reading.limits().cellCharacters()) {
      throw reading.tooLong(Place.of(reading.file()), into.length());
    }
  }

  private int markup(@Nullable StringBuilder into) throws IOException {
    need(2);
    switch (buffer[at + 1]) {
      case '/' -> {
        return endTag();
      }
      case '?' -> skipPast("?>", null);
      case '!' -> declaration(into);
      default -> {
        return startTag();
      }
    }
    return NOTHING;
  }

  private void declaration(@Nullable StringBuilder into) throws IOException {
    need(4);
    if (buffer[at + 2] == '-' && buffer[at + 3] == '-') {
      at += 4;
      skipPast("-->", null);
    } else if (buffer[at + 2] == '[' && depth > 0) {
      at += "<![CDATA[".length();
      skipPast("]]>", into);
    } else {
      throw reading.refuse(
          FileFault.ENTITY, "文件“" + reading.shown() + "”内部含有 DTD 或实体，正常的导出不会有，不予读取；请重新导出。");
    }
  }

  /** Goes to behind a mark, and appends what stands before it. */
  private void skipPast(String mark, @Nullable StringBuilder into) throws IOException {
    while (true) {
      while (at >= end) {
        if (!fill()) {
          throw malformed();
        }
      }
      if (buffer[at] == mark.charAt(0) && isAhead(mark)) {
        at += mark.length();
        return;
      }
      if (into == null) {
        at++;
      } else if (buffer[at] == '&') {
        into.append('&');
        at++;
      } else {
        at = take(at, into);
        checkLength(into);
      }
    }
  }

  private int startTag() throws IOException {
    int close = tagEnd();
    if (depth == DEEPEST) {
      throw reading.over("内部嵌套层数", DEEPEST, depth + 1L);
    }
    if (depth == 0 && rooted) {
      throw malformed();
    }
    rooted = true;
    depth++;
    endsAtOnce = buffer[close - 1] == '/';
    boolean sound = tag.read(buffer, at + 1, endsAtOnce ? close - 1 : close, depth);
    if (!sound || names.bound() > MOST_BOUND) {
      throw malformed();
    }
    open[depth] = tag.qualified();
    at = close + 1;
    return START;
  }

  private int endTag() throws IOException {
    int close = tagEnd();
    int to = close;
    while (to > at + 2 && buffer[to - 1] <= ' ' && buffer[to - 1] >= 0) {
      to--;
    }
    if (depth == 0 || !open[depth].is(buffer, at + 2, to)) {
      throw malformed();
    }
    at = close + 1;
    return leave();
  }

  private int leave() {
    names.leave(depth);
    depth--;
    return END;
  }
}
