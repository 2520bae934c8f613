package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.header.AbsentColumns;
import dev.fazhi.intake.header.HeaderMatch;
import dev.fazhi.intake.header.HeaderRows;
import dev.fazhi.intake.header.Recognition;
import dev.fazhi.intake.header.RowFeed;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SheetPlanner;
import dev.fazhi.intake.header.SourceChoice;
import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.Account;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.EventTimes;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.VoidWords;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.model.SafeText;
import dev.fazhi.tabular.row.RowSource;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file as an export of a recognised source: its data rows one after another, converted. All
 * its sheets of that source are read, each by its own header. Not thread-safe.
 */
public final class ExportFile implements AutoCloseable {

  /** After so many further headers the rows below each are no longer looked at first. */
  private static final int MOST_LEARNED = 20;

  /** No export has more of them; each is planned anew. */
  private static final int MOST_FOLLOWED = 5000;

  private final String file;
  private final RowFeed feed;
  private final SheetFinder sheets;
  private final Conversions conversions;
  private final AbsentColumns absent;
  private final FileStatistics tally;
  private final Deque<Row> pending = new ArrayDeque<>();

  private @Nullable SheetReader sheet;
  private @Nullable SheetReader lastWithData;
  private int followed;

  private ExportFile(RowSource rows, String fileName, Definitions definitions, EventTimes events) {
    this.file = fileName;
    this.feed = new RowFeed(rows);
    this.conversions = new Conversions(definitions, false);
    this.absent = new AbsentColumns(definitions);
    this.tally = new FileStatistics(fileName, events);
    this.sheets = new SheetFinder(fileName, feed, definitions, conversions, tally);
  }

  /**
   * Looks for the first header and recognises the source by it. The rows are closed with the file,
   * and at once when it is refused.
   *
   * @param fileName the file's name without its folder, shown in messages and used to break ties
   * @throws FileRejectedException when the file has no row, fits no source, or fits several
   */
  public static ExportFile open(RowSource rows, String fileName, Definitions definitions)
      throws FileRejectedException {
    LocalDateTime now = LocalDateTime.now(definitions.nightly().zone());
    return open(rows, fileName, definitions, now);
  }

  /**
   * Opens a file with its time of modification.
   *
   * @param written the file's time of modification, in the zone of the definitions
   */
  public static ExportFile open(
      RowSource rows, String fileName, Definitions definitions, LocalDateTime written)
      throws FileRejectedException {
    LocalDateTime now = LocalDateTime.now(definitions.nightly().zone()).withNano(0);
    ExportFile export =
        new ExportFile(rows, fileName, definitions, new EventTimes(written.withNano(0), now));
    boolean opened = false;
    try {
      export.sheet = export.sheets.first();
      opened = true;
      return export;
    } finally {
      if (!opened) {
        export.close();
      }
    }
  }

  /** Whether a file's name alone looks like an export of the source. */
  public static boolean isNamedLike(Source source, String fileName) {
    return source.fileNames().stream().anyMatch(pattern -> SourceChoice.fits(pattern, fileName));
  }

  /** Whose export this is. */
  public Source source() {
    return sheets.source();
  }

  /** How the sheets reached so far are read. */
  public Recognition recognition() {
    return new Recognition(source(), List.copyOf(sheets.layouts()));
  }

  /**
   * The next data row, converted; null after the last. Rows that are no data are counted, not
   * given.
   *
   * @throws FileRejectedException when a further sheet cannot be read, or the file breaks off
   */
  public @Nullable ImportedRow next() throws FileRejectedException {
    while (true) {
      boolean spread = !pending.isEmpty();
      Row row = spread ? pending.remove() : feed.next();
      if (row == null) {
        break;
      }
      SheetReader reader = sheet;
      if (reader == null || row.sheetIndex() != reader.plan().layout().sheetIndex()) {
        finishSheet();
        feed.putBack(List.of(row));
        sheet = sheets.next();
        continue;
      }
      RowSorter.Sorted sorted = sorted(row, reader);
      SpreadColumns columns = reader.plan().spread();
      if (!spread && columns != null && sorted.isData()) {
        pending.addAll(columns.rows(row));
        if (pending.isEmpty()) {
          tally.skipped();
        }
        continue;
      }
      if (sorted.kind() == RowSorter.Kind.HEADER) {
        follow(row, reader);
      }
      ImportedRow entry = reader.read(row, sorted);
      if (entry != null) {
        return entry;
      }
    }
    finishSheet();
    if (lastWithData != null) {
      lastWithData.finishFile();
    }
    tellVoidSheets();
    tally.end();
    return null;
  }

  /** What a row is; one text alone above a header is its heading, whatever it says. */
  private RowSorter.Sorted sorted(Row row, SheetReader reader) throws FileRejectedException {
    RowSorter.Sorted sorted = reader.sort(row);
    if (sorted.kind() != RowSorter.Kind.HEADING_OR_DATA) {
      return sorted;
    }
    Row next = feed.peekFilled(row.sheetIndex());
    RowSorter.Kind following = next == null ? null : reader.sort(next).kind();
    boolean heads = following == RowSorter.Kind.HEADER || following == RowSorter.Kind.REPEATED;
    return heads ? sorted.as(RowSorter.Kind.HEADING) : sorted;
  }

  /** From a further header on the columns stand as it says, if they are the same columns. */
  private void follow(Row header, SheetReader reader) throws FileRejectedException {
    HeaderMatch match = HeaderMatch.of(HeaderRows.of(List.of(header)), sheets.headers());
    SheetPlan before = reader.plan();
    SheetPlan next = SheetPlanner.of(match, before.repeated(), before.records(), conversions, file);
    if (!next.fieldNames().equals(reader.plan().fieldNames())) {
      throw sheets.otherHeader(match, next, reader.plan());
    }
    if (++followed > MOST_FOLLOWED) {
      throw FileFault.OTHER_HEADER.refuse(
          new Place(file, header.sheet(), header.number(), -1),
          "",
          "表格中间的表头换了 %s 多次，不像是导出；请整理成一个表头后重新放入。".formatted(MOST_FOLLOWED));
    }
    boolean many = followed > MOST_LEARNED;
    reader.follow(next, match.headers(), many ? new ColumnProfiles() : sheets.learn(next));
  }

  /** The account of the rows so far; complete after {@link #next} has returned null. */
  public Account account() {
    Account account = tally.account(feed.traits().notes().stream().map(RowFeed::masked).toList());
    return account.told(source().expected());
  }

  @Override
  public void close() {
    feed.close();
  }

  private void finishSheet() {
    if (sheet != null) {
      sheet.finish();
      if (sheet.hasData()) {
        lastWithData = sheet;
        absent.note(file, sheet.plan(), tally);
      }
      sheet = null;
    }
  }

  /** One sheet alone may have any name; beside others it tells what its rows are. */
  private void tellVoidSheets() {
    List<SheetLayout> layouts = sheets.layouts();
    for (SheetLayout layout : layouts.size() > 1 ? layouts : List.<SheetLayout>of()) {
      if (VoidWords.isVoidSheet(Texts.squeezed(layout.sheet()))) {
        String name = SafeText.safe(layout.sheet());
        String message =
            "工作表“%s”的名字像是不该计入的，其中的行照常计入。不该计入的请从导出里去掉，或在来源里用 sheets 写明读哪些。".formatted(name);
        tally.add(FileFault.VOIDED.at(new Place(file, layout.sheet(), 0, -1), name, "", message));
      }
    }
  }
}
