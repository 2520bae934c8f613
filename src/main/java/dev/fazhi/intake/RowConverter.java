package dev.fazhi.intake;

import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.intake.value.RowFault;
import dev.fazhi.intake.value.RowKeys;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;

/** Converts a data row: every field's value, or its fault. */
final class RowConverter {

  private static final String ONE_KEY = "与上面的行合并成了一格，这一行自己的编号不知道";

  private static final String SERIAL = "是没有设成日期格式的数，整列都是，按表格软件的日期序号读入";

  private final String file;
  private final SheetPlan plan;
  private final boolean delimited;
  private final FileStatistics tally;
  private final ColumnProfiles profiles;
  private final DerivedFields derived;

  /**
   * @param delimited whether the file is delimited text, in which a cell too many or too few shifts
   *     the others
   * @param profiles what usually stands in the columns
   */
  RowConverter(
      String file,
      SheetPlan plan,
      boolean delimited,
      FileStatistics tally,
      ColumnProfiles profiles) {
    this.profiles = profiles;
    this.file = file;
    this.plan = plan;
    this.delimited = delimited;
    this.tally = tally;
    this.derived = new DerivedFields(file, plan);
  }

  RowDraft convert(Row row) {
    RowDraft draft = new RowDraft(file, row, plan.source().fields().size(), tally);
    int last = row.cells().size() > plan.width() ? RowCells.lastFilled(row) : -1;
    if (plan.isOtherWidth(row) || delimited && last >= plan.width()) {
      hide(row, draft);
      draft.rejectShifted(plan.records(), plan.width());
      return draft;
    }
    ColumnProfiles.Move move = profiles.moved(row);
    if (move != null) {
      hide(row, draft);
      draft.rejectMoved(move.column(), header(move.column()), header(move.from()));
      return draft;
    }
    if (last >= plan.width()) {
      tally.beyondHeader(row);
    }
    for (SheetPlan.Column column : plan.columns()) {
      convert(column, cell(row, column), draft);
    }
    derived.fill(row, draft);
    RowKeys keys = plan.rowKeys();
    if (keys != null) {
      keys.put(draft);
    }
    return draft;
  }

  /**
   * What stands in a column, or what a merged cell says for this row too. One number or key for
   * several rows is not multiplied: it counts where it stands.
   */
  private Cell cell(Row row, SheetPlan.Column column) {
    Cell own = row.cell(column.index());
    Cell merged = Texts.isBlank(own) ? row.merged().get(column.index()) : null;
    if (merged == null || Texts.isBlank(merged)) {
      return own;
    }
    boolean key = plan.source().key().contains(column.field().name());
    if (!key && !column.field().type().isNumber()) {
      return merged;
    }
    tally.merged(row, column.header());
    return key ? new Cell.Err("", ONE_KEY) : Cell.BLANK;
  }

  private void convert(SheetPlan.Column column, Cell cell, RowDraft draft) {
    draft.at(column.position(), column.index(), column.header());
    Object value = null;
    boolean blank = Texts.isBlank(cell);
    if (profiles.isSerial(column.index(), cell)) {
      convert(column, new Cell.Text(cell.text()), draft);
      draft.remark(FileFault.ASSUMED, SERIAL, cell.text());
      return;
    }
    if (!blank) {
      value = column.conversion().of(cell, draft);
      blank = value == null && !draft.isFaulty();
      if (draft.masked() > 0) {
        tally.masked(column.header(), draft.masked());
      }
    }
    if (blank && column.field().required() && column.field().derive() == null) {
      draft.reject(RowFault.MISSING, cell.text(), DerivedFields.ADD);
    }
    draft.keep(cell, value);
  }

  /**
   * A row whose cells may stand in the wrong columns is not looked into: a name may have slipped
   * out of a column that is dropped, so nothing of the row is kept but where there was something.
   */
  private void hide(Row row, RowDraft draft) {
    for (SheetPlan.Column column : plan.columns()) {
      Cell cell = row.cell(column.index());
      if (!Texts.isBlank(cell)) {
        draft.at(column.position(), column.index(), column.header());
        draft.mask(Texts.MASK, 1);
      }
    }
  }

  /** How people call a column. */
  private String header(int index) {
    return plan.columns().stream()
        .filter(column -> column.index() == index)
        .map(SheetPlan.Column::header)
        .findFirst()
        .orElseGet(() -> Place.letters(index) + " 列");
  }
}
