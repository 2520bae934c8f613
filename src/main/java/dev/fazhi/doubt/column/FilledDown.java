package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Decimals;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A column that was filled by dragging: one value in row after row, or numbers or days that grow by
 * one, amounts by one and the same, counts that grow or fall from row to row, where the other rows
 * change from one to the next. In a table that is sorted by the column most rows are as the one
 * above, or on the day after; there it is no doubt.
 */
final class FilledDown implements InMemoryDoubts {

  private final RegisteredFile file;
  private final Source source;

  /** Whether rows are reports of units for periods, which may well grow. */
  private final boolean reported;

  private final Map<Integer, DraggedColumn> columns = new TreeMap<>();
  private final RowTurns turns;
  private long rows;

  FilledDown(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.turns = new RowTurns(source);
    this.reported = source.coverage(Field.Type.PERIOD) >= 0;
    Predicate<Field> isTold =
        field ->
            (field.values().isEmpty() || !field.required())
                && field.type() != Field.Type.DATE_TIME
                && !source.key().contains(field.name())
                && field.type() != Field.Type.YES_NO
                && !field.name().equals(source.deliveredBy());
    for (int position : source.positions(isTold)) {
      columns.put(position, new DraggedColumn());
    }
  }

  @Override
  public void add(ComparedRow row) {
    rows++;
    turns.add(row.row().values());
    columns.forEach(
        (position, column) -> {
          Object value = row.row().values().get(position);
          // how what is still open will end is not known
          if (value != null || source.fields().get(position).values().isEmpty()) {
            column.add(value, row.row().row(), (int) rows - 1);
          }
        });
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach((position, column) -> tell(source.fields().get(position), column, faults));
    return faults;
  }

  private void tell(Field field, DraggedColumn column, List<Fault> faults) {
    String title = field.title();
    boolean day = field.type().isTime();
    DraggedRun totals = reported ? null : column.runningTotal(rows);
    if (column.isStepped(rows, field.type(), reported)) {
      String said =
          "第 %s 行以上连续 %s 行逐行加 %s%s"
              .formatted(
                  column.steps().last(),
                  column.stepped(field.type()),
                  Decimals.plain(Decimals.stripped(column.longestStep())),
                  day ? " 天，别的行却不是" : "");
      faults.add(fault(title, said));
    } else if (totals != null) {
      String said =
          "到第 %s 行为止连续 %s 行一行比一行%s，别的行却不是"
              .formatted(totals.last(), totals.rows(), column.isRise(totals) ? "大" : "小");
      faults.add(fault(title, said, "逐行累计的数"));
    } else if (!day
        && (field.values().isEmpty() && column.isFilled(rows)
            || field.values().isEmpty()
                && column.isFilledBeside(rows)
                && turns.goOn(source.position(field.name()), column.alike().goOn()))) {
      DraggedRun alike = column.alike();
      String said =
          "第 %s 至 %s 行连续 %s 行都是“%s”，别的行却一行一变"
              .formatted(
                  alike.first(),
                  alike.last(),
                  alike.rows(),
                  SafeText.safe(String.valueOf(column.longestOf())));
      faults.add(fault(title, said));
    } else if (!reported && field.type().isNumber()) {
      BitSet copied = column.copied(rows);
      if (copied != null && turns.goOn(source.position(field.name()), copied)) {
        String said = "有 %s 行与上一行相同，而这些行别的列与上一行不同，别处很少这样".formatted(copied.cardinality());
        faults.add(fault(title, said, "空着的填成了上一行的"));
      }
    }
  }

  private Fault fault(String title, String said) {
    return fault(title, said, "往下拖着填充的");
  }

  private Fault fault(String title, String said, String like) {
    String message = "『%s』%s，像是%s，照写的计入；请核对，更正后重新放入。".formatted(title, said, like);
    return Fault.warning(DoubtCode.FILLED_DOWN, file.name(), title, "", message);
  }
}
