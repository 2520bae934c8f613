package dev.fazhi.doubt.change;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.ExcludedRows;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many rows at once that count no more: those that did before, or one after another in a file in
 * which else hardly any does not. Where a file is sorted by what excludes them, they stand together
 * by nature.
 */
final class VoidedRows implements RowDoubts {

  private static final int LEAST_ROWS = 20;

  /** Of many changes so many may well be that. */
  private static final int ONE_IN = 10;

  private static final int LEAST_RUN = 15;
  private static final int OTHERS_ONE_IN = 50;
  private static final int MOST_WAYS = 50;

  private final RegisteredFile file;
  private final Source source;
  private final ExcludedRows excluded;
  private final int[] read;
  private long rows;
  private long changed;
  private long voided;
  private long none;
  private Run run = new Run(0, 0, 0);
  private Run longest = run;

  /** How often the row is filled in another way than the one above, where that excludes it. */
  private long turns;

  private @Nullable List<@Nullable Object> above;
  private final Set<List<@Nullable Object>> ways = new HashSet<>();

  private record Run(int from, int to, int length) {}

  VoidedRows(RegisteredFile file, Source source, ExcludedRows excluded) {
    this.file = file;
    this.source = source;
    this.excluded = excluded;
    this.read = source.positions(excluded.fields());
  }

  @Override
  public void add(ComparedRow row) {
    if (read.length == 0) {
      return;
    }
    List<@Nullable Object> values = row.row().values();
    List<@Nullable Object> filled = new ArrayList<>();
    for (int position : read) {
      filled.add(values.get(position));
    }
    turns += above == null || filled.equals(above) ? 0 : 1;
    above = filled;
    if (ways.size() < MOST_WAYS) {
      ways.add(filled);
    }
    rows++;
    boolean out = excluded.has(values);
    none += out ? 1 : 0;
    int at = row.row().row();
    run = !out ? new Run(0, 0, 0) : new Run(run.length == 0 ? at : run.from, at, run.length + 1);
    longest = run.length > longest.length ? run : longest;
    if (row.known() != null && row.outcome() == ComparedRow.Outcome.CHANGED) {
      changed++;
      boolean was = excluded.has(row.known().values());
      voided += out && !was ? 1 : 0;
    }
  }

  @Override
  public List<Fault> faults() {
    if (voided >= LEAST_ROWS && voided * ONE_IN >= changed) {
      return List.of(
          fault(
              DoubtCode.CHANGED,
              Long.toString(voided),
              "有 %s 行以前计入的，这份导出里改成了不计入的".formatted(voided)));
    }
    long others = none - longest.length;
    boolean sorted = turns < 2L * ways.size();
    if (longest.length >= LEAST_RUN
        && !sorted
        && others * OTHERS_ONE_IN <= rows - longest.length
        && longest.length * 2L < rows) {
      String said = "第 %s 至 %s 行连续 %s 行都是不计入的，别的行却很少是";
      return List.of(
          fault(
              DoubtCode.FILLED_DOWN, "", said.formatted(longest.from, longest.to, longest.length)));
    }
    return List.of();
  }

  private Fault fault(String code, String seen, String said) {
    String titles = source.titles(excluded.fields(), "、");
    String message = "『%s』%s，像是一次改错或填错了许多行，照写的不计；请按编号核对这些行是不是真的作废，更正后重新放入。".formatted(titles, said);
    return Fault.warning(code, file.name(), titles, seen, message);
  }
}
