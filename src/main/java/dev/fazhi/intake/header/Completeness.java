package dev.fazhi.intake.header;

import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.VoidWords;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a sheet has all the rows that it says to have: by a column of running numbers that no
 * field names, by the number of its pages, by a count in its title, or because it ends at a number
 * at which systems cut their exports.
 */
public final class Completeness {

  private static final Set<String> NUMBERS = Set.of("序号", "行号", "顺序号", "NO", "NO.");

  /** In fewer rows a number is soon left out. */
  private static final int LEAST_ROWS = 10;

  private static final int MOST_NUMBER = 2_000_000;

  /** So many missing, and one in so many, are more than a few that were deleted. */
  private static final int LEAST_MISSING = 2;

  private static final int ONE_IN = 50;

  /** Systems export no more than some thousands. */
  private static final int CUT_AT = 1000;

  /** A page of so many. */
  private static final Pattern PAGE =
      Pattern.compile("第(\\d{1,4})页[^\\d第]{0,4}共(\\d{1,4})页|共(\\d{1,4})页[^\\d共]{0,4}第(\\d{1,4})页");

  /** A count of rows in a title. */
  private static final Pattern COUNT =
      Pattern.compile("共(?:计|有)?:?(\\d{1,7})(?:(?:条|行)(?:记录|数据)?|件(?=[)\\]]))");

  /** A note of things that are not in the table. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("(?:未|没有?|不)(?:列入|计入|统计|纳入|录入|包括|包含|含|在本?表)|另有|待补|后补|漏(?:报|登|填)");

  private static final Pattern THINGS = Pattern.compile("[\\d一二三四五六七八九十百]+(?:余)?[件宗起人户条份例]");

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,7})(?:\\.0+)?");

  private final String file;
  private final Map<Integer, String> columns = new TreeMap<>();
  private final Map<Integer, BitSet> numbers = new TreeMap<>();
  private final Set<Integer> pages = new TreeSet<>();
  private final Map<Integer, String> leftOut = new TreeMap<>();
  private final Map<Integer, String> voided = new TreeMap<>();
  private int ofPages;
  private long rows;

  public Completeness(String file, HeaderMatch match) {
    this.file = file;
    match
        .ignored()
        .forEach(
            (column, header) -> {
              if (NUMBERS.contains(header.bare().toUpperCase(Locale.ROOT))) {
                columns.put(column, header.shown());
                numbers.put(column, new BitSet());
              }
            });
  }

  /** A row of data. */
  public void see(Row row) {
    rows++;
    numbers.forEach(
        (column, seen) -> {
          String text = Texts.squeezed(row.cell(column).text());
          Matcher digits = NUMBER.matcher(text);
          int number = digits.matches() ? Integer.parseInt(digits.group(1)) : 0;
          if (number > 0 && number <= MOST_NUMBER) {
            seen.set(number);
          }
        });
  }

  /** A row above or below the data, or at the top or foot of a page. */
  public void beside(Row row) {
    for (Cell cell : row.cells()) {
      String text = cell instanceof Cell.Text ? Texts.squeezed(cell.text()) : "";
      Matcher words = LEFT_OUT.matcher(text);
      Matcher things = THINGS.matcher(text);
      String uncounted = VoidWords.ofMarkedRows(text);
      if (uncounted != null) {
        voided.put(row.number(), uncounted);
      } else if (words.find() && things.find()) {
        leftOut.put(row.number(), things.group() + words.group());
      }
      Matcher page = PAGE.matcher(text);
      if (page.find()) {
        boolean first = page.group(1) != null;
        pages.add(Integer.valueOf(page.group(first ? 1 : 4)));
        ofPages = Math.max(ofPages, Integer.parseInt(page.group(first ? 2 : 3)));
      }
    }
  }

  /** To be called after the sheet's last row, with the rows above its header. */
  public void finish(String sheet, List<Row> titles, FileStatistics tally) {
    titles.forEach(this::beside);
    Place place = new Place(file, sheet, 0, -1);
    numbers.forEach((column, seen) -> holes(place, columns.getOrDefault(column, ""), seen, tally));
    if (ofPages > 1 && pages.size() < ofPages) {
      String all = pages.stream().map(String::valueOf).collect(Collectors.joining("、"));
      String message = "这里是共 %s 页中的第 %s 页。".formatted(ofPages, all);
      tally.add(FileFault.PAGES.at(place, "", all + "/" + ofPages, message));
    }
    tellVoided(place, tally);
    titles.stream().flatMap(row -> row.cells().stream()).forEach(cell -> said(place, cell, tally));
    leftOut.forEach(
        (row, words) -> {
          String message = "第 %s 行的说明里写着“%s”，像是有的没有列在表里；请补上后重新放入。".formatted(row, words);
          tally.add(FileFault.PARTS_MISSING.at(place, "表里写明“%s”".formatted(words), "", message));
        });
  }

  private void tellVoided(Place place, FileStatistics tally) {
    voided.forEach(
        (row, words) -> {
          String message =
              "第 %s 行的说明里写着标了记号的行“%s”，记号读不到，这些行照常计入；不该计入的请从导出里删去后重新放入。".formatted(row, words);
          tally.add(FileFault.VOIDED.at(place, "表里说明“%s”".formatted(words), "", message));
        });
  }

  /** To be called for the file's last sheet with data: the rows of one before go on in the next. */
  public void finishFile(String sheet, FileStatistics tally) {
    if (rows >= CUT_AT && rows % CUT_AT == 0) {
      Place place = new Place(file, sheet, 0, -1);
      String message = "正好有 %s 行数据，像是到了系统一次导出的上限，后面的可能没有导出；请分段重新导出核对。".formatted(rows);
      tally.add(FileFault.PARTS_MISSING.at(place, "可能缺第%s行以后的".formatted(rows), "", message));
    }
  }

  private void holes(Place place, String header, BitSet seen, FileStatistics tally) {
    int found = seen.cardinality();
    int missing = found == 0 ? 0 : seen.length() - seen.nextSetBit(0) - found;
    boolean running = found >= LEAST_ROWS && found == rows;
    if (running && missing >= LEAST_MISSING && missing * ONE_IN >= found && missing <= found) {
      String message =
          "“%s”一列的号码从 %s 到 %s 中间缺 %s 个，像是少了这些行；请核对导出是否完整，筛选过的请取消筛选后重新导出。"
              .formatted(header, seen.nextSetBit(0), seen.length() - 1, missing);
      String what = "“%s”缺 %s 个".formatted(header, missing);
      tally.add(FileFault.PARTS_MISSING.at(place, what, "", message));
    }
  }

  private void said(Place place, Cell cell, FileStatistics tally) {
    Matcher count = COUNT.matcher(cell instanceof Cell.Text ? Texts.squeezed(cell.text()) : "");
    if (count.find() && Long.parseLong(count.group(1)) != rows) {
      String message = "标题里写着“%s”，下面的数据却是 %s 行；请核对导出是否完整。".formatted(count.group(), rows);
      tally.add(FileFault.TOTALS_DISAGREE.at(place, "", count.group(1), message));
    }
  }
}
