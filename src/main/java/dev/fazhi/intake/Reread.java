package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SheetPlanner;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.EventTimes;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts the archived cells of a file again, by other definitions. Faults of cells that were
 * masked for personal data are kept, since they can no longer be found. Not thread-safe.
 */
public final class Reread {

  private final String file;
  private final LocalDate exported;
  private final Source source;
  private final List<Integer> positions = new ArrayList<>();
  private final Conversions conversions;
  private final FileStatistics tally;
  private final int[] events;
  private final Map<Integer, SheetPlan> plans = new HashMap<>();
  private final Map<Integer, RowRules> rules = new HashMap<>();

  /**
   * @param fields the names of the fields in the order of the kept cells; those that the source no
   *     longer has are left out
   * @param exported the day of the export
   */
  public Reread(
      String file,
      Source source,
      Definitions definitions,
      List<String> fields,
      LocalDate exported) {
    this.exported = exported;
    this.file = file;
    this.source = source;
    this.conversions = new Conversions(definitions, true);
    this.tally = new FileStatistics(file, new EventTimes(LocalDateTime.MAX, LocalDateTime.MAX));
    this.events = SheetReader.events(source);
    Map<String, Integer> known = new HashMap<>();
    source.fields().forEach(field -> known.put(field.name(), known.size()));
    fields.forEach(name -> positions.add(known.getOrDefault(name, -1)));
  }

  /** Adds a sheet, before its first row. */
  public void add(SheetLayout layout) {
    SheetPlan plan = SheetPlanner.again(source, layout, conversions);
    plans.put(layout.sheetIndex(), plan);
    rules.put(layout.sheetIndex(), new RowRules(file, plan, exported, tally));
  }

  /**
   * The row converted.
   *
   * @param kept its cells in the order of the kept fields, which of them came to a value then, and
   *     what was wrong with it
   */
  public ImportedRow read(ImportedRow kept) {
    SheetPlan plan = plans.get(kept.sheetIndex());
    RowRules ofTheSheet = rules.get(kept.sheetIndex());
    if (plan == null || ofTheSheet == null) {
      throw new IllegalStateException("a row before its sheet");
    }
    Cell[] cells = new Cell[source.fields().size()];
    Arrays.fill(cells, Cell.BLANK);
    boolean masked = false;
    for (int i = 0; i < Math.min(positions.size(), kept.cells().size()); i++) {
      Cell cell = kept.cells().get(i);
      masked |= cell.text().contains(Texts.MASK);
      if (positions.get(i) >= 0) {
        cells[positions.get(i)] = cell;
      }
    }
    RowDraft draft =
        new RowConverter(file, plan, false, tally, new ColumnProfiles())
            .convert(row(kept, plan, cells));
    ImportedRow again = draft.entry(null);
    List<Fault> ofCells =
        kept.faults().stream().filter(fault -> !RowRules.isOfRule(fault)).toList();
    if (!ofCells.isEmpty() && masked) {
      return ofTheSheet.check(asItWas(kept, again, List.of(cells), ofCells));
    }
    ImportedRow checked =
        ofTheSheet.check(with(again, again.values(), again.cells(), kept, again.faults()));
    if (!checked.isRejected()) {
      tally.accepted(draft, events);
    }
    return checked;
  }

  /** By reference list, the names that it lacks with the number of accepted rows so far. */
  public Map<String, Map<String, Long>> unknownNames() {
    return tally.account(List.of()).unknownNames();
  }

  private static Row row(ImportedRow kept, SheetPlan plan, Cell[] byField) {
    int width = 0;
    for (SheetPlan.Column column : plan.columns()) {
      width = Math.max(width, column.index() + 1);
    }
    List<Cell> cells = new ArrayList<>(Collections.nCopies(width, Cell.BLANK));
    for (SheetPlan.Column column : plan.columns()) {
      cells.set(column.index(), byField[column.position()]);
    }
    return new Row(kept.sheet(), kept.sheetIndex(), kept.row(), cells, false);
  }

  private ImportedRow asItWas(
      ImportedRow kept, ImportedRow again, List<Cell> cells, List<Fault> faults) {
    List<@Nullable Object> values = new ArrayList<>(again.values());
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i) >= 0 && kept.values().get(i) == null) {
        values.set(positions.get(i), null);
      }
    }
    return with(again, values, cells, kept, faults);
  }

  private static ImportedRow with(
      ImportedRow again,
      List<@Nullable Object> values,
      List<Cell> cells,
      ImportedRow kept,
      List<Fault> faults) {
    return new ImportedRow(
        again.sheetIndex(), again.sheet(), again.row(), values, cells, faults, kept.origin());
  }
}
