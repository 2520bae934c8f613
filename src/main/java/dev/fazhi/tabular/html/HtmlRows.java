package dev.fazhi.tabular.html;

import dev.fazhi.model.Row;
import dev.fazhi.tabular.row.Cells;
import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.Numbers;
import dev.fazhi.tabular.row.RawRowSource;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RichText;
import dev.fazhi.tabular.row.RowBuilder;
import dev.fazhi.tabular.row.SheetNotes;
import dev.fazhi.tabular.text.TextEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a web page, as many systems write them under the name of a workbook, row after row
 * while the page passes by. Tables that hold further tables lay out the page and are left out.
 */
public final class HtmlRows implements RawRowSource, HtmlWalk.Listener {

  private static final int MOST_COLUMNS_SPANNED = 1000;
  private static final int MOST_ROWS_SPANNED = 65_534;
  private static final int MOST_COLUMNS = 16_384;

  /** A reference such as {@code &#x4e2d;} is so much longer than its character at most. */
  private static final int LONGEST_REFERENCE = 10;

  /** Elements that begin on a line of their own. */
  private static final Set<String> BLOCKS =
      Set.of(
          ("br p div li ul ol dl dt dd hr pre center h1 h2 h3 "
                  + "h4 h5 h6 blockquote section article form fieldset")
              .split(" "));

  private static final Set<String> PARTS = Set.of("thead", "tbody", "tfoot");

  /** Tags of text that is struck out, and of raised text. */
  private static final Set<String> LOOKS = Set.of("s", "strike", "del", "sup");

  private final Reading reading;
  private final TextEncoding encoding;
  private final HtmlTags tags;
  private final HtmlWalk walk;
  private final HtmlTables tables;
  private final List<String> names = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Row> ready = new ArrayDeque<>();
  private @Nullable RowBuilder builder;
  private int table = -1;
  private int row;
  private int column;
  private int after;
  private boolean inCell;

  /** The cell's number in the spreadsheet that saved the page; empty for none. */
  private String stored = "";

  private RichText looks = new RichText();
  private int lookFrom = -1;
  private boolean ended;
  private int hiddenRows;
  private boolean hiddenTable;
  private boolean hiddenPart;
  private int[] spans = {};

  private HtmlRows(Path path, TextEncoding encoding, Reading reading) throws IOException {
    this.reading = reading;
    this.encoding = encoding;
    this.tables = HtmlTables.of(path, encoding, reading);
    int innermost = tables.innermost();
    if (innermost < 1) {
      throw ExceptionTranslator.otherType(reading, "没有表格的网页");
    }
    for (int i = 1; i <= innermost; i++) {
      names.add(innermost == 1 ? "" : "表格" + i);
    }
    if (tables.areNested()) {
      reading.add(
          FileFault.NESTED_TABLES.note(
              reading.file(), "文件“" + reading.shown() + "”的表格里套着表格，只读了最里层的。"));
    }
    this.walk = new HtmlWalk(this, reading);
    this.tags = new HtmlTags(encoding.open(path, reading));
  }

  public static RawRowSource open(Path path, Reading reading) throws IOException {
    return new HtmlRows(path, TextEncoding.ofPage(path, reading), reading);
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (ready.isEmpty() && !ended) {
      int most = inCell ? LONGEST_REFERENCE * reading.limits().cellCharacters() : 0;
      if (!tags.next(text, most)) {
        walk.end();
        ended = true;
      } else {
        walk.take(tags);
        if (tags.name().equals("table")) {
          hiddenTable = tags.opens() && tags.isHidden();
          hiddenPart = false;
        } else if (PARTS.contains(tags.name())) {
          hiddenPart = tags.opens() && tags.isHidden();
        }
        if (inCell && BLOCKS.contains(tags.name())) {
          text.append(' ');
        } else if (inCell && LOOKS.contains(tags.name())) {
          look(tags);
        }
      }
    }
    return ready.poll();
  }

  @Override
  public void table(int index, int around) {
    inCell = false;
    builder = null;
    if (tables.isInnermost(index)) {
      builder = new RowBuilder(reading, names.get(++table), table);
      row = 0;
      hiddenRows = 0;
      spans = new int[0];
    }
  }

  @Override
  public void row(HtmlTags tag) {
    if (builder != null) {
      boolean hidden = hiddenTable || hiddenPart || tag.name().equals("tr") && tag.isHidden();
      hiddenRows += hidden ? 1 : 0;
      builder.begin(++row, hidden);
      column = 0;
      after = 0;
    }
  }

  @Override
  public void cell(HtmlTags tag) throws IOException {
    if (builder != null) {
      column = after;
      while (column < spans.length && spans[column] >= row) {
        column++;
      }
      after = column + number(tag.attribute("colspan"), MOST_COLUMNS_SPANNED);
      if (after > MOST_COLUMNS) {
        throw reading.tooWide(builder.place(-1), after);
      }
      int down = number(tag.attribute("rowspan"), MOST_ROWS_SPANNED);
      if (down > 1) {
        spans = after > spans.length ? Arrays.copyOf(spans, after) : spans;
        Arrays.fill(spans, column, after, row + down - 1);
        builder.merge(column, row + down - 1);
      }
      text.setLength(0);
      stored = tag.attribute(tag.has("x:num") ? "x:num" : "sdval");
      looks = new RichText();
      lookFrom = -1;
      inCell = true;
    }
  }

  /** Where a part that looks otherwise begins, or ends. */
  private void look(HtmlTags tag) {
    if (tag.opens()) {
      lookFrom = lookFrom < 0 ? text.length() : lookFrom;
    } else if (lookFrom >= 0) {
      boolean raised = tag.name().equals("sup");
      looks.add(lookFrom, text.length(), !raised, raised);
      lookFrom = -1;
    }
  }

  @Override
  public void endCell() throws IOException {
    if (builder != null && inCell) {
      looks.mark(text);
      String raw = text.toString();
      String shown = spaced(raw.indexOf('&') < 0 ? raw : Parser.unescapeEntities(raw, false));
      String kept = reading.fitting(shown, builder.place(column));
      builder.put(column, Numbers.shown(Cells.unguarded(kept), stored));
    }
    inCell = false;
  }

  @Override
  public void endRow() {
    Row built = builder == null ? null : builder.build();
    if (built != null) {
      ready.add(built);
    }
  }

  @Override
  public void endTable() {
    if (builder != null) {
      SheetNotes.hiddenRows(reading, names.get(table), hiddenRows);
      SheetNotes.lastRow(reading, names.get(table), row);
      builder = null;
    }
  }

  /** As a browser shows it: white space of any kind and length as one space, none around. */
  private static String spaced(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' && Character.isWhitespace(c) || c == '\u00A0') {
        space = true;
      } else if (c != '\u200B' && c != '\u00AD') {
        kept.append(space && kept.length() > 0 ? " " : "").append(c);
        space = false;
      }
    }
    return kept.toString();
  }

  /** A span within what the HTML standard allows; 1 for anything else. */
  private static int number(String span, int most) {
    try {
      return span.isEmpty() ? 1 : Math.min(most, Math.max(1, Integer.parseInt(span.strip())));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  @Override
  public FileTraits traits() {
    return new FileTraits("html", encoding.name(), "", List.copyOf(names), reading.notes());
  }

  @Override
  public void close() throws IOException {
    tags.close();
  }
}
