package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.header.Completeness;
import dev.fazhi.intake.header.CountColumns;
import dev.fazhi.intake.header.HeaderMatch;
import dev.fazhi.intake.header.HeaderSearch;
import dev.fazhi.intake.header.HeaderUnit;
import dev.fazhi.intake.header.MarkColumns;
import dev.fazhi.intake.header.NoSource;
import dev.fazhi.intake.header.RowFeed;
import dev.fazhi.intake.header.SectionNames;
import dev.fazhi.intake.header.SheetHead;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SheetPlanner;
import dev.fazhi.intake.header.SourceChoice;
import dev.fazhi.intake.header.SourceHeaders;
import dev.fazhi.intake.header.StatedDay;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sheets of a file that are to be read, each by its header, and recognises by the first
 * whose export it is. Sheets of something else are passed over, which is told.
 */
final class SheetFinder {

  /** So many rows of a sheet are looked at before the first is converted. */
  private static final int LOOKED_AT = 1000;

  private final String file;
  private final RowFeed feed;
  private final Definitions definitions;
  private final Conversions conversions;
  private final FileStatistics tally;
  private final int searched;
  private final TableWords words;
  private final HeaderSearch search;
  private final SourceChoice choice;
  private final Set<String> disabled;
  private final List<SheetLayout> layouts = new ArrayList<>();

  private @Nullable Source source;
  private @Nullable SourceHeaders headers;
  private @Nullable HeaderMatch nearest;
  private List<String> seen = List.of();
  private boolean leftOut;

  SheetFinder(
      String file,
      RowFeed feed,
      Definitions definitions,
      Conversions conversions,
      FileStatistics tally) {
    this.file = file;
    this.feed = feed;
    this.definitions = definitions;
    this.conversions = conversions;
    this.tally = tally;
    this.searched = definitions.nightly().layout().headerWithinRows();
    this.words = new TableWords(definitions.nightly().layout());
    this.search = new HeaderSearch(definitions.knownSources().values());
    this.choice = new SourceChoice(file);
    this.disabled = definitions.disabled().sources().keySet();
  }

  /** Whose export the file is. */
  Source source() {
    if (source == null) {
      throw new IllegalStateException("not open");
    }
    return source;
  }

  /** The headers of that source. */
  SourceHeaders headers() {
    return Objects.requireNonNull(headers);
  }

  /** How the sheets found so far are laid out. */
  List<SheetLayout> layouts() {
    return layouts;
  }

  /** A further header that names other columns than the sheet's first. */
  FileRejectedException otherHeader(HeaderMatch match, SheetPlan next, SheetPlan before) {
    return choice.otherHeader(match, next, before);
  }

  /**
   * The first sheet that has a header.
   *
   * @throws FileRejectedException when there is none
   */
  SheetReader first() throws FileRejectedException {
    while (true) {
      long before = tally.read();
      SheetReader found = next();
      if (found != null) {
        return found;
      }
      if (tally.read() == before) {
        throw nothingFound();
      }
    }
  }

  /**
   * The sheet that comes next; null at the end, and of one without a header, which is read to its
   * end and left out.
   */
  @Nullable SheetReader next() throws FileRejectedException {
    SheetHead head = SheetHead.take(feed, searched);
    tally.skipped(head.blank());
    if (head.filled().isEmpty()) {
      return null;
    }
    HeaderSearch.Found found = search.in(head);
    if (found.complete().isEmpty()) {
      leaveOut(head, found.nearest());
      return null;
    }
    String name = head.filled().get(0).sheet();
    List<HeaderMatch> wanted =
        found.complete().stream().filter(m -> m.source().readsSheet(name)).toList();
    if (wanted.isEmpty()) {
      passOver(head, found.complete().get(0));
      return null;
    }
    HeaderMatch chosen = choice.choose(wanted, source);
    HeaderMatch match = chosen.withUnits(head.below(chosen.rows()));
    if (disabled.contains(match.source().id())) {
      throw FileFault.DISABLED.refuse(
          Place.of(file),
          "",
          "这是『%s』的导出，而这个来源已停用（enabled: false），没有读入；要用它，请在 jobs/sources 里删去这一行。"
              .formatted(match.source().title()));
    }
    int records = SheetPlanner.records(match, head.below(match.rows()));
    SheetPlan plan = SheetPlanner.of(match, head.above(match.rows()), records, conversions, file);
    boolean delimited = feed.isDelimited();
    source = match.source();
    headers = match.headers();
    layouts.add(plan.layout());
    choice.noteSecond(match, tally);
    HeaderUnit.noteUnknown(file, match, tally);
    List<String> above = HeaderUnit.texts(head.above(match.rows()));
    HeaderUnit.noteBeside(file, "表头上方", above, plan, tally);
    StatedDay.note(file, above, List.of(file, name), plan, tally);
    HeaderUnit.noteBeside(file, "文件名或工作表名里", List.of(file, name), plan, tally);
    List<Row> below = head.below(match.rows());
    tally.skipped(head.filled().size() - below.size());
    feed.putBack(below);
    CountColumns counts = new CountColumns(file, match, definitions);
    return new SheetReader(
        file,
        plan,
        match.headers(),
        words,
        delimited,
        tally,
        learn(plan),
        counts,
        new MarkColumns(file, match),
        new Completeness(file, match),
        new SectionNames(file, definitions, match.source(), conversions));
  }

  /** Looks at the first rows of a plan before any of them is converted. */
  ColumnProfiles learn(SheetPlan plan) throws FileRejectedException {
    List<Row> rows = feed.peek(LOOKED_AT, plan.layout().sheetIndex());
    plan.judge(rows);
    return ColumnProfiles.of(plan, rows, tally.latestDay());
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

  private FileRejectedException nothingFound() {
    if (!leftOut) {
      return FileFault.EMPTY.refuse(Place.of(file), "", "空文件：没有任何内容；请确认导出是否成功。");
    }
    return NoSource.refusal(file, nearest, searched, seen);
  }
}
