package dev.fazhi.tabular.text;

import dev.fazhi.model.Place;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RejectedIOException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Filters the input of the CSV parser and allows only what can be read in one way (RFC 4180,
 * section 2): quotes around a whole field, doubled within. A quote within a field that has none
 * around it spoils that field alone, and its place is kept. Where fields are padded, spaces around
 * the quotes are no part of the field. It also holds the limits of field and record, before the
 * parser would gather them.
 */
final class QuoteGuard extends FilterReader {

  private static final int MOST_DELIMITERS = 16_384;
  private static final int MOST_STRAYS = 10_000;

  /** So much more than their limit all fields together may have, which is cut later. */
  private static final int MOST_BEYOND = 1 << 20;

  /** A field with a quote in it, by the line on which its record begins. */
  private record Stray(int line, int column) {}

  private enum State {
    START,
    PLAIN,
    EQUALS,
    GUARDED,
    GUARD_CLOSED,
    QUOTED,
    QUOTE_IN_QUOTED,
    CLOSED
  }

  private final Reading reading;
  private final char delimiter;
  private final char quotes;
  private final boolean padded;
  private State state = State.START;
  private final Deque<Stray> strays = new ArrayDeque<>();
  private int line = 1;
  private int recordLine = 1;
  private int openedOn;
  private int column;
  private int characters;
  private int beyond;
  private boolean afterReturn;
  private boolean brokenField;

  QuoteGuard(Reader in, Delimiter delimiter, Reading reading) {
    super(in);
    this.reading = reading;
    this.delimiter = delimiter.character();
    this.quotes = delimiter.quote();
    this.padded = delimiter.padded();
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    if (n < 0) {
      if (state == State.QUOTED || state == State.GUARDED) {
        throw broken(openedOn, "引号打开后直到文件末尾没有关闭");
      }
      return n;
    }
    int i = from;
    while (i < from + n) {
      int plain = plain(into, i, from + n);
      characters += plain;
      afterReturn &= plain == 0;
      i += plain;
      if (i < from + n) {
        take(into[i++]);
      }
    }
    return n;
  }

  /**
   * How many characters stand there that neither end a field nor are in question within one, as far
   * as its limit allows: none is looked at twice.
   */
  private int plain(char[] text, int from, int end) {
    if (state != State.PLAIN && state != State.QUOTED) {
      return 0;
    }
    long last = Math.min(end, from + most() - characters);
    int to = from;
    while (to < last
        && text[to] != delimiter
        && text[to] != quotes
        && text[to] != '\n'
        && text[to] != '\r') {
      to++;
    }
    return to - from;
  }

  private void take(char c) throws IOException {
    if (c == '\n' || c == '\r') {
      if (c == '\r' || !afterReturn) {
        line++;
      }
      afterReturn = c == '\r';
      if (state != State.QUOTED) {
        endField(true);
        return;
      }
      brokenField = true;
    } else {
      afterReturn = false;
    }
    if (c == delimiter && state != State.QUOTED) {
      endField(false);
      return;
    }
    count();
    state = after(c);
  }

  private State after(char c) throws IOException {
    if (padded && c == ' ') {
      if (state == State.START) {
        return State.START;
      }
      if (state == State.QUOTE_IN_QUOTED || state == State.CLOSED) {
        return State.CLOSED;
      }
    }
    boolean quote = c == quotes;
    return switch (state) {
      case START -> {
        openedOn = line;
        yield quote ? State.QUOTED : c == '=' ? State.EQUALS : State.PLAIN;
      }
      case PLAIN -> {
        if (quote) {
          addStray();
        }
        yield State.PLAIN;
      }
      case EQUALS -> quote ? State.GUARDED : State.PLAIN;
      case GUARDED -> quote ? State.GUARD_CLOSED : State.GUARDED;
      case QUOTED -> quote ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED -> {
        if (!quote) {
          throw broken(line, "引号关闭之后还有文字");
        }
        yield State.QUOTED;
      }
      case GUARD_CLOSED, CLOSED -> throw broken(line, "引号关闭之后还有文字");
    };
  }

  private void addStray() throws IOException {
    Stray last = strays.peekLast();
    if (last == null || last.line() != recordLine || last.column() != column) {
      strays.add(new Stray(recordLine, column));
    }
    if (strays.size() > MOST_STRAYS) {
      throw broken(line, "很多没有用引号括起的内容里都有引号");
    }
  }

  /** Whether some field so far goes over several lines. */
  boolean hasBrokenField() {
    return brokenField;
  }

  /** Whether the field is spoilt by a quote; to be asked for each field of interest, in order. */
  boolean isStray(int ofLine, int ofColumn) {
    Stray next = strays.peek();
    while (next != null
        && (next.line() < ofLine || next.line() == ofLine && next.column() < ofColumn)) {
      strays.remove();
      next = strays.peek();
    }
    return next != null && next.line() == ofLine && next.column() == ofColumn;
  }

  private void endField(boolean record) throws IOException {
    if (state == State.GUARDED) {
      throw broken(openedOn, "引号打开后没有关闭");
    }
    state = State.START;
    characters = 0;
    column = record ? 0 : column + 1;
    recordLine = record ? line : recordLine;
    if (column >= MOST_DELIMITERS) {
      throw reading.tooWide(place(line, -1), column + 1L);
    }
  }

  private void count() throws IOException {
    if (column >= reading.limits().columns()) {
      throw reading.tooWide(place(line, column), column + 1L);
    }
    // a text of many lines has rather lost a quote and swallowed them
    if (++characters > most() && (line > openedOn || ++beyond > MOST_BEYOND)) {
      throw reading.tooLong(place(line, column), characters);
    }
  }

  /** The quotes of a quoted field, outer and doubled, are not counted out: a slack of a few. */
  private long most() {
    return 2L * reading.limits().cellCharacters() + 2;
  }

  private RejectedIOException broken(int at, String what) {
    return reading.refuse(
        FileFault.QUOTING,
        place(at, column),
        "文件“" + reading.shown() + "”第 " + at + " 行引号有误：" + what + "；请改正后重新导出。");
  }

  private Place place(int row, int atColumn) {
    return new Place(reading.file(), "", row, atColumn);
  }
}
