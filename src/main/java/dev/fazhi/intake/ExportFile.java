package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.header.AbsentColumns;
import dev.fazhi.intake.header.Completeness;
import dev.fazhi.intake.header.CountColumns;
import dev.fazhi.intake.header.HeaderMatch;
import dev.fazhi.intake.header.HeaderRows;
import dev.fazhi.intake.header.HeaderSearch;
import dev.fazhi.intake.header.HeaderUnit;
import dev.fazhi.intake.header.MarkColumns;
import dev.fazhi.intake.header.NoSource;
import dev.fazhi.intake.header.Recognition;
import dev.fazhi.intake.header.RowFeed;
import dev.fazhi.intake.header.SectionNames;
import dev.fazhi.intake.header.SheetHead;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SourceChoice;
import dev.fazhi.intake.header.SourceHeaders;
import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.Account;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.EventTimes;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.model.SafeText;
import dev.fazhi.tabular.row.RowSource;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file as an export of a recognised source: its data rows one after another, converted. All
 * its sheets of that source are read, each by its own header. Not thread-safe.
 */
public final class ExportFile implements AutoCloseable {

  /** So many rows of a sheet are looked at before the first is converted. */
  private static final int LOOKED_AT = 1000;

  /** After so many further headers the rows below each are no longer looked at first. */
  private static final int MOST_LEARNED = 20;

  /** No export has more of them; each is planned anew. */
  private static final int MOST_FOLLOWED = 5000;

  private final String file;
  private final int searched;
  private final TableWords words;
  private final RowFeed feed;
  private final HeaderSearch search;
  private final SourceChoice choice;
  private final Conversions conversions;
  private final AbsentColumns absent;
  private final Definitions definitions;
  private final FileStatistics tally;
  private final Set<String> disabled;
  private final List<SheetLayout> layouts = new ArrayList<>();

  private final Deque<Row> pending = new ArrayDeque<>();

  private @Nullable Source source;
  private @Nullable SheetReader sheet;
  private @Nullable SheetReader lastWithData;
  private @Nullable SourceHeaders headers;
  private @Nullable HeaderMatch nearest;
  private List<String> seen = List.of();
  private boolean leftOut;
  private int followed;

  private ExportFile(RowSource rows, String fileName, Definitions definitions, EventTimes events) {
    this.file = fileName;
    this.searched = definitions.nightly().layout().headerWithinRows();
    this.words = new TableWords(definitions.nightly().layout());
    this.feed = new RowFeed(rows);
    this.search = new HeaderSearch(definitions.knownSources().values());
    this.choice = new SourceChoice(fileName);
    this.conversions = new Conversions(definitions, false);
    this.absent = new AbsentColumns(definitions);
    this.definitions = definitions;
    this.tally = new FileStatistics(fileName, events);
    this.disabled = definitions.disabled().sources().keySet();
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
      export.openFirst();
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
    if (source == null) {
      throw new IllegalStateException("not open");
    }
    return source;
  }

  /** How the sheets reached so far are read. */
  public Recognition recognition() {
    return new Recognition(source(), List.copyOf(layouts));
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
        openSheet();
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
    HeaderMatch match =
        HeaderMatch.of(HeaderRows.of(List.of(header)), Objects.requireNonNull(headers));
    SheetPlan before = reader.plan();
    SheetPlan next = SheetPlan.of(match, before.repeated(), before.records(), conversions, file);
    if (!next.fieldNames().equals(reader.plan().fieldNames())) {
      throw choice.otherHeader(match, next, reader.plan());
    }
    if (++followed > MOST_FOLLOWED) {
      throw FileFault.OTHER_HEADER.refuse(
          new Place(file, header.sheet(), header.number(), -1),
          "",
          "表格中间的表头换了 %s 多次，不像是导出；请整理成一个表头后重新放入。".formatted(MOST_FOLLOWED));
    }
    boolean many = followed > MOST_LEARNED;
    reader.follow(next, match.headers(), many ? new ColumnProfiles() : learn(next));
  }

  /** The account of the rows so far; complete after {@link #next} has returned null. */
  public Account account() {
    Account account = tally.account(feed.traits().notes().stream().map(RowFeed::masked).toList());
    return source == null ? account : account.told(source.expected());
  }

  @Override
  public void close() {
    feed.close();
  }

  private void openFirst() throws FileRejectedException {
    while (sheet == null) {
      long before = tally.read();
      openSheet();
      if (sheet == null && tally.read() == before) {
        throw nothingFound();
      }
    }
  }

  /** Opens the sheet that comes next; one without a header is read to its end and left out. */
  private void openSheet() throws FileRejectedException {
    SheetHead head = SheetHead.take(feed, searched);
    tally.skipped(head.blank());
    if (head.filled().isEmpty()) {
      return;
    }
    HeaderSearch.Found found = search.in(head);
    if (found.complete().isEmpty()) {
      leaveOut(head, found.nearest());
      return;
    }
    String name = head.filled().get(0).sheet();
    List<HeaderMatch> wanted =
        found.complete().stream().filter(m -> m.source().readsSheet(name)).toList();
    if (wanted.isEmpty()) {
      passOver(head, found.complete().get(0));
      return;
    }
    HeaderMatch match = choice.choose(wanted, source);
    if (disabled.contains(match.source().id())) {
      throw FileFault.DISABLED.refuse(
          Place.of(file),
          "",
          "这是『%s』的导出，而这个来源已停用（enabled: false），没有读入；要用它，请在 jobs/sources 里删去这一行。"
              .formatted(match.source().title()));
    }
    int records = SheetPlan.records(match, head.below(match.rows()));
    SheetPlan plan = SheetPlan.of(match, head.above(match.rows()), records, conversions, file);
    source = match.source();
    headers = match.headers();
    layouts.add(plan.layout());
    choice.noteSecond(match, tally);
    HeaderUnit.noteUnknown(file, match, tally);
    HeaderUnit.noteBeside(file, "表头上方", HeaderUnit.texts(head.above(match.rows())), plan, tally);
    HeaderUnit.noteBeside(file, "文件名或工作表名里", List.of(file, name), plan, tally);
    List<Row> below = head.below(match.rows());
    tally.skipped(head.filled().size() - below.size());
    feed.putBack(below);
    CountColumns counts = new CountColumns(file, match, definitions);
    sheet =
        new SheetReader(
            file,
            plan,
            match.headers(),
            words,
            feed.isDelimited(),
            tally,
            learn(plan),
            counts,
            new MarkColumns(file, match),
            new Completeness(file, match),
            new SectionNames(file, definitions, match.source(), conversions));
  }

  /** Looks at the first rows of a plan before any of them is converted. */
  private ColumnProfiles learn(SheetPlan plan) throws FileRejectedException {
    List<Row> rows = feed.peek(LOOKED_AT, plan.layout().sheetIndex());
    plan.judge(rows);
    return ColumnProfiles.of(plan, rows);
  }

  /**
   * A sheet whose header is a source's but for a misspelt word is no sheet to pass over: its rows
   * would be lost.
   */
  private void leaveOut(SheetHead head, @Nullable HeaderMatch near) throws FileRejectedException {
    if (near != null && near.isMisspelt()) {
      throw NoSource.refusal(file, near, searched, List.of());
    }
    seen = seen.isEmpty() ? NoSource.seen(head) : seen;
    if (near != null && (nearest == null || nearest.fields().size() < near.fields().size())) {
      nearest = near;
    }
    Row first = head.filled().get(0);
    long rows = skipSheet(head);
    String message =
        "工作表“%s”有 %s 行，不是任何来源的表（%s），没有读入；如有数据请补上表头。"
            .formatted(SafeText.safe(first.sheet()), rows, NoSource.reason(near));
    Place place = new Place(file, first.sheet(), 0, -1);
    tally.add(FileFault.NO_HEADER.at(place, "", "", message));
  }

  /** A sheet that its source does not want is said to be left out, and nobody need do anything. */
  private void passOver(SheetHead head, HeaderMatch match) throws FileRejectedException {
    String name = head.filled().get(0).sheet();
    long rows = skipSheet(head);
    String message =
        "工作表“%s”有 %s 行，『%s』的定义只读名字像 %s 的工作表，没有读入。"
            .formatted(
                SafeText.safe(name),
                rows,
                match.source().title(),
                String.join("、", match.source().sheets()));
    tally.add(FileFault.OTHER_SHEET.at(new Place(file, name, 0, -1), "", "", message));
  }

  /** Reads a sheet to its end and says how many rows it had. */
  private long skipSheet(SheetHead head) throws FileRejectedException {
    leftOut = true;
    Row first = head.filled().get(0);
    long rows = head.filled().size();
    for (Row row = feed.next(); row != null; row = feed.next()) {
      if (row.sheetIndex() != first.sheetIndex()) {
        feed.putBack(List.of(row));
        break;
      }
      rows++;
    }
    tally.skipped(rows);
    return rows;
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
    for (SheetLayout layout : layouts.size() > 1 ? layouts : List.<SheetLayout>of()) {
      if (TableWords.isVoidSheet(Texts.squeezed(layout.sheet()))) {
        String name = SafeText.safe(layout.sheet());
        String message =
            "工作表“%s”的名字像是不该计入的，其中的行照常计入。不该计入的请从导出里去掉，或在来源里用 sheets 写明读哪些。".formatted(name);
        tally.add(FileFault.VOIDED.at(new Place(file, layout.sheet(), 0, -1), name, "", message));
      }
    }
  }

  private FileRejectedException nothingFound() {
    if (!leftOut) {
      return FileFault.EMPTY.refuse(Place.of(file), "", "空文件：没有任何内容；请确认导出是否成功。");
    }
    return NoSource.refusal(file, nearest, searched, seen);
  }
}
