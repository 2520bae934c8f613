package dev.fazhi.tabular.html;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tags of a web page one after another and the text before each, as browsers cut a page into
 * tokens (HTML standard, 13.2.5), however careless it is; in constant memory.
 */
final class HtmlTags implements Closeable {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 4096;
  private static final int MOST_ATTRIBUTES = 64;

  /** What stands within is no markup, and no text of the page either. */
  private static final Set<String> RAW = Set.of("script", "style", "title", "textarea", "xmp");

  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern NO_HEIGHT = Pattern.compile("\\s*0+(\\.0+)?\\s*[a-zA-Z%]*\\s*");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(^|;)(display:none|visibility:(hidden|collapse)|height:0+(\\.0+)?[a-z%]*(!|;|$))");

  private final Reader in;
  private final char[] buffer = new char[1 << 13];
  private final Map<String, String> attributes = new HashMap<>();
  private final StringBuilder piece = new StringBuilder();
  private int at;
  private int end;
  private String name = "";
  private boolean opening;
  private int waiting = -2;

  HtmlTags(Reader in) {
    this.in = in;
  }

  /**
   * Goes to the next tag.
   *
   * @param text to which the text before it is added, references not yet resolved, up to so many
   *     characters
   * @return false at the end of the page
   */
  boolean next(StringBuilder text, int most) throws IOException {
    while (true) {
      int c = read();
      if (c < 0) {
        return false;
      }
      if (c != '<') {
        add(text, c, most);
        continue;
      }
      int first = read();
      if (isLetter(first)) {
        opening = true;
        tag(first);
        return true;
      }
      if (first == '/' || first == '!' || first == '?') {
        int second = read();
        if (first == '/' && isLetter(second)) {
          opening = false;
          tag(second);
          return true;
        }
        back(second);
        comment(first == '!');
      } else {
        add(text, '<', most);
        back(first);
      }
    }
  }

  /** The name of the tag in small letters. */
  String name() {
    return name;
  }

  /** Whether it is a start tag. */
  boolean opens() {
    return opening;
  }

  /** The value of an attribute; empty when it is not there. */
  String attribute(String wanted) {
    return attributes.getOrDefault(wanted, "");
  }

  boolean has(String wanted) {
    return attributes.containsKey(wanted);
  }

  /** Whether it says itself that nothing of it is to be seen: spreadsheets give no height. */
  boolean isHidden() {
    String style = SPACE.matcher(attribute("style")).replaceAll("").toLowerCase(Locale.ROOT);
    return has("hidden")
        || NO_HEIGHT.matcher(attribute("height")).matches()
        || UNSEEN.matcher(style).find();
  }

  private void tag(int first) throws IOException {
    attributes.clear();
    piece.setLength(0);
    int c = first;
    while (c >= 0 && c != '>' && c != '/' && !isSpace(c)) {
      add(piece, c, LONGEST_NAME);
      c = read();
    }
    name = piece.toString().toLowerCase(Locale.ROOT);
    while (c >= 0 && c != '>') {
      c = c == '/' || isSpace(c) ? read() : attribute(c);
    }
    if (opening && RAW.contains(name)) {
      skipRaw();
    }
  }

  /** Takes in the attribute that begins with a character; gives the character after it. */
  private int attribute(int first) throws IOException {
    piece.setLength(0);
    int c = first;
    do {
      add(piece, c, LONGEST_NAME);
      c = read();
    } while (c >= 0 && c != '>' && c != '/' && c != '=' && !isSpace(c));
    String key = piece.toString().toLowerCase(Locale.ROOT);
    while (isSpace(c)) {
      c = read();
    }
    piece.setLength(0);
    if (c == '=') {
      c = value();
    }
    if (attributes.size() < MOST_ATTRIBUTES) {
      attributes.putIfAbsent(key, piece.toString());
    }
    return c;
  }

  private int value() throws IOException {
    int c = read();
    while (isSpace(c)) {
      c = read();
    }
    if (c == '"' || c == '\'') {
      int quote = c;
      for (c = read(); c >= 0 && c != quote; c = read()) {
        add(piece, c, LONGEST_VALUE);
      }
      return c < 0 ? c : read();
    }
    while (c >= 0 && c != '>' && !isSpace(c)) {
      add(piece, c, LONGEST_VALUE);
      c = read();
    }
    return c;
  }

  /** Passes over a comment, or over what browsers take for one. */
  private void comment(boolean declared) throws IOException {
    int c = read();
    boolean dashes = declared && c == '-';
    if (dashes) {
      c = read();
      dashes = c == '-';
    }
    if (!dashes) {
      while (c >= 0 && c != '>') {
        c = read();
      }
      return;
    }
    int run = 2;
    for (c = read(); c >= 0 && !(c == '>' && run >= 2); c = read()) {
      run = c == '-' ? run + 1 : 0;
    }
  }

  private void skipRaw() throws IOException {
    String close = "</" + name;
    int matched = 0;
    for (int c = read(); c >= 0; c = read()) {
      if (matched == close.length() && (c == '>' || c == '/' || isSpace(c))) {
        while (c >= 0 && c != '>') {
          c = read();
        }
        return;
      }
      boolean fits = matched < close.length() && Character.toLowerCase(c) == close.charAt(matched);
      matched = fits ? matched + 1 : c == '<' ? 1 : 0;
    }
  }

  private int read() throws IOException {
    if (waiting != -2) {
      int c = waiting;
      waiting = -2;
      return c;
    }
    if (at == end) {
      end = in.read(buffer, 0, buffer.length);
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at++];
  }

  private void back(int c) {
    waiting = c;
  }

  private static void add(StringBuilder to, int c, int most) {
    if (to.length() < most) {
      to.append((char) c);
    }
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
