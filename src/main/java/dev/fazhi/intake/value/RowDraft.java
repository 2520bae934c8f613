package dev.fazhi.intake.value;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row during conversion: its values and faults so far. */
public final class RowDraft {

  private final String file;
  private final Row row;
  private final @Nullable Object[] values;
  private final Cell[] cells;
  private final List<Fault> faults = new ArrayList<>(0);
  private final List<Unknown> unknown = new ArrayList<>(0);
  private final FileStatistics tally;
  private final BitSet rejected = new BitSet();

  private int field;
  private int column;
  private String header = "";
  private boolean faulty;
  private boolean told;
  private int masked;

  /** A name that a reference list does not have. */
  record Unknown(String reference, String name, String header) {}

  public RowDraft(String file, Row row, int fields, FileStatistics tally) {
    this.file = file;
    this.tally = tally;
    this.row = row;
    this.values = new Object[fields];
    this.cells = new Cell[fields];
    Arrays.fill(cells, Cell.BLANK);
  }

  /** The header of the current column. */
  String header() {
    return header;
  }

  /** What follows is about this field, which stands in this column under this header. */
  public void at(int field, int column, String header) {
    this.field = field;
    this.column = column;
    this.header = header;
    this.faulty = false;
    this.told = false;
    this.masked = 0;
  }

  /** Keeps the current field's cell and value; a cell with a fault is kept masked. */
  public void keep(Cell cell, @Nullable Object value) {
    values[field] = value;
    rejected.set(field, faulty);
    if (masked > 0) {
      return;
    }
    if (!faulty) {
      cells[field] = cell;
      return;
    }
    String kept = Privacy.beginning(cell.text());
    Privacy.Masked safe = Privacy.mask(Texts.clean(kept));
    boolean whole = kept.length() == cell.text().length();
    cells[field] = safe != null ? new Cell.Text(safe.text()) : whole ? cell : new Cell.Text(kept);
  }

  /** Masks the current cell's text, in {@code count} places. */
  public void mask(String kept, int count) {
    told = true;
    masked = count;
    cells[field] = new Cell.Text(kept);
  }

  /** How many places of the current cell are masked though it is kept. */
  public int masked() {
    return faulty ? 0 : masked;
  }

  /** Records a name in the current cell that its reference list does not have. */
  void unknown(String reference, String name) {
    told = true;
    unknown.add(new Unknown(reference, name, header));
  }

  /**
   * Something to be told once of the current column.
   *
   * @param what the same for all cells of which the same is said; may be empty
   * @param example what stands there; empty when it is not to be shown
   */
  public void remark(FileFault kind, String what, String example) {
    told = true;
    tally.remark(kind, header, what, example.isEmpty() ? "" : Privacy.shown(example));
  }

  /** Rejects the row for the current cell; {@code seen} is its text, {@code advice} a clause. */
  public void reject(RowFault fault, String seen, String advice) {
    told = true;
    faulty = true;
    String shown = Privacy.shown(seen);
    String of = shown.isEmpty() ? "" : "的“" + shown + "”";
    String message = "『" + header + "』" + of + fault.meaning() + "，" + advice + "。";
    add(fault, shown, message);
  }

  /** Rejects the row for personal data in the current cell, which is neither shown nor kept. */
  void rejectPersonal(String advice) {
    faulty = true;
    mask(Texts.MASK, 1);
    RowFault fault = RowFault.PERSONAL;
    add(fault, "", "『" + header + "』的值" + fault.meaning() + "，" + advice + "。");
  }

  /** Rejects a row of another width than the others, whose cells may be in the wrong columns. */
  public void rejectShifted(int wide, int headers) {
    int width = Math.max(row.width(), row.cells().size());
    column = Math.min(width, headers);
    header = "";
    RowFault fault = RowFault.OTHER_WIDTH;
    int expected = Math.max(wide, headers);
    // two records in one line have all their cells, or one less where the last meets the first
    int records = (width + 1) / expected;
    String message =
        "这一行有 %s 格，%s（应有 %s 格），%s；请检查多出或缺少的分隔符、引号和换行。"
            .formatted(
                width,
                fault.meaning(),
                expected,
                records > 1 ? "像是 " + records + " 行连在了一起，都没有读入" : "各列可能已经错位");
    add(fault, "", message);
  }

  /** A cell holds what belongs into the column beside it, so that the others may have moved too. */
  public void rejectMoved(int atColumn, String atHeader, String ofHeader) {
    column = atColumn;
    header = atHeader;
    String message =
        "『%s』一列里像是『%s』的内容，而这一行空着一格：%s，整行没有读入；请对照原系统改正。"
            .formatted(atHeader, ofHeader, RowFault.MOVED.meaning());
    add(RowFault.MOVED, "", message);
  }

  /** Whether something is wrong with the current cell. */
  public boolean isFaulty() {
    return faulty;
  }

  /** Whether anything was said of the current cell, which is then to be said of each such cell. */
  boolean isTold() {
    return told;
  }

  /** Whether a field has no value because its cell is empty, or says that there is nothing. */
  public boolean isEmpty(int ofField) {
    return values[ofField] == null && !rejected.get(ofField);
  }

  /** How many fields the source has. */
  int width() {
    return values.length;
  }

  @Nullable
  public Object value(int ofField) {
    return values[ofField];
  }

  public void derive(int ofField, Object value) {
    values[ofField] = value;
  }

  List<Unknown> unknown() {
    return unknown;
  }

  /** The row's number as people see it. */
  int number() {
    return row.number();
  }

  /**
   * What came of the row.
   *
   * @param origin where it was rejected before; null when it was not
   */
  public ImportedRow entry(@Nullable Place origin) {
    if (faults.size() > 1) {
      faults.sort(Comparator.comparingInt(fault -> fault.place().column()));
    }
    return new ImportedRow(
        row.sheetIndex(),
        row.sheet(),
        row.number(),
        Collections.unmodifiableList(Arrays.asList(values)),
        List.of(cells),
        List.copyOf(faults),
        origin);
  }

  private void add(RowFault fault, String value, String message) {
    Place place = new Place(file, row.sheet(), row.number(), column);
    faults.add(new Fault(fault.code(), Fault.Severity.REJECT, place, header, value, message));
  }
}
