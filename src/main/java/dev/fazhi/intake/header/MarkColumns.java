package dev.fazhi.intake.header;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.text.Units;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.intake.value.VoidWords;
import dev.fazhi.model.Cell;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Columns that no field names and that say of some rows that they do not count any more, or that
 * their amounts are in 万元; they and personal ones also that a row is a test. Such rows are counted
 * as they are, since the definitions say nothing else, which is told.
 */
public final class MarkColumns {

  private static final int LONGEST = 12;
  private static final int LONGEST_REMARK = 80;
  private static final int MOST_SHOWN = 10;

  private final String file;
  private final String money;
  private final Map<Integer, HeaderText> columns;
  private final Map<Integer, HeaderText> personal;
  private final Map<Integer, FirstFew> tests = new TreeMap<>();
  private final Map<Integer, FirstFew> marked = new TreeMap<>();
  private final Map<Integer, FirstFew> scaled = new TreeMap<>();
  private final Map<Integer, Remarks> remarks = new TreeMap<>();
  private long rows;

  /** The sentences in a column, and which of them say that their row does not count. */
  private static final class Remarks {
    private final FirstFew marked = new FirstFew(MOST_SHOWN);
    private long all;

    /** Where most rows have a sentence, these tell what happened, not whether a row counts. */
    private boolean areMarks(long rows) {
      return marked.count() * 3 >= all * 2 || all * 2 <= rows && marked.count() * 5 >= all;
    }
  }

  public MarkColumns(String file, HeaderMatch match) {
    this.file = file;
    this.money =
        match.source().fields().stream()
            .filter(field -> field.type() == Field.Type.MONEY)
            .map(Field::title)
            .collect(Collectors.joining("、"));
    this.columns = match.ignored();
    this.personal = match.personal();
  }

  /** A row of data. */
  public void see(Row row) {
    rows++;
    personal.forEach((column, header) -> test(column, row));
    columns.forEach(
        (column, header) -> {
          Cell cell = row.cell(column);
          if (cell instanceof Cell.Blank || cell.text().length() > LONGEST_REMARK) {
            return;
          }
          String text = Texts.squeezed(cell.text());
          if (text.length() > LONGEST) {
            remark(column, row, text);
          } else if (isVoid(header, text) || VoidWords.isVoidRemark(text)) {
            add(marked, column, row);
          } else if (!test(column, row) && text.endsWith("元") && isScale(Units.factor(text))) {
            add(scaled, column, row);
          }
        });
  }

  private void remark(int column, Row row, String text) {
    Remarks here = remarks.computeIfAbsent(column, any -> new Remarks());
    here.all++;
    if (VoidWords.isVoid(text) || VoidWords.isVoidRemark(text)) {
      here.marked.add(Integer.toString(row.number()));
    }
  }

  private boolean test(int column, Row row) {
    Cell cell = row.cell(column);
    boolean test = !(cell instanceof Cell.Blank) && TableWords.isTest(cell.text());
    if (test) {
      add(tests, column, row);
    }
    return test;
  }

  private static void add(Map<Integer, FirstFew> rows, int column, Row row) {
    rows.computeIfAbsent(column, any -> new FirstFew(MOST_SHOWN))
        .add(Integer.toString(row.number()));
  }

  private static boolean isScale(@Nullable BigDecimal factor) {
    return factor != null && factor.compareTo(BigDecimal.ONE) > 0;
  }

  /** A mark, or a yes under a header that asks for one. */
  private static boolean isVoid(HeaderText header, String text) {
    return VoidWords.isVoid(text)
        || TableWords.isYes(text)
            && header.bare().startsWith("是否")
            && VoidWords.isVoid(header.bare().substring(2));
  }

  /** To be called after the sheet's last row. */
  public void finish(String sheet, FileStatistics tally) {
    marked.forEach((column, rows) -> tellMarked(sheet, column, rows, tally));
    remarks.forEach(
        (column, found) -> {
          if (found.marked.count() > 0 && found.areMarks(rows)) {
            tellMarked(sheet, column, found.marked, tally);
          }
        });
    tests.forEach(
        (column, rows) -> {
          String header = header(column);
          String message =
              "“%s”一列有 %s 行写着测试之类：第 %s 行，照常计入。不该计入的请从导出里删去后重新放入。"
                  .formatted(header, rows.count(), rows.words("、"));
          Place place = new Place(file, sheet, 0, column);
          tally.add(FileFault.VOIDED.at(place, header, Long.toString(rows.count()), message));
        });
    scaled.forEach(
        (column, rows) -> {
          String message = told(header(column), rows, "万元之类的单位", "金额没有换算，按元读入。请统一写成元后重新放入。");
          tally.add(
              FileFault.UNKNOWN_SCALE.at(new Place(file, sheet, 0, column), money, "", message));
        });
  }

  private void tellMarked(String sheet, int column, FirstFew rows, FileStatistics tally) {
    String header = header(column);
    String message =
        told(header, rows, "作废之类", "照常计入。不该计入的请从导出里删去，或在 jobs/sources 里登记这一列并写进 exclude。");
    Place place = new Place(file, sheet, 0, column);
    tally.add(FileFault.VOIDED.at(place, header, Long.toString(rows.count()), message));
  }

  private String header(int column) {
    HeaderText unnamed = columns.getOrDefault(column, HeaderText.NONE);
    return personal.getOrDefault(column, unnamed).shown();
  }

  private static String told(String header, FirstFew rows, String what, String then) {
    return "“%s”一列没有登记，其中有 %s 行写着%s：第 %s 行，%s"
        .formatted(header, rows.count(), what, rows.words("、"), then);
  }
}
