package dev.fazhi.intake.header;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Headings of parts of a sheet that hold a name of a list, as of a town, which the rows below them
 * leave empty. It is not filled in, since nobody says how far a heading reaches, but told.
 */
public final class SectionNames {

  /** Longer texts are no headings with a name. */
  private static final int LONGEST = 200;

  private final String file;
  private final Conversions conversions;
  private final Set<Field> named = new HashSet<>();
  private final Map<String, Long> empty = new TreeMap<>();

  public SectionNames(String file, Conversions conversions) {
    this.file = file;
    this.conversions = conversions;
  }

  /** A row with one text alone. */
  public void heading(Row row, SheetPlan plan) {
    String written = row.cell(RowCells.firstFilled(row)).text();
    if (written.length() > LONGEST) {
      return;
    }
    String text = Texts.squeezed(written);
    for (SheetPlan.Column column : plan.columns()) {
      Field field = column.field();
      if (field.reference() != null && conversions.named(field, text) != null) {
        named.add(field);
      }
    }
  }

  /** A row of data below. */
  public void see(RowDraft draft, SheetPlan plan) {
    for (SheetPlan.Column column : named.isEmpty() ? Set.<SheetPlan.Column>of() : plan.columns()) {
      if (named.contains(column.field()) && draft.isEmpty(column.position())) {
        empty.merge(column.header(), 1L, Long::sum);
      }
    }
  }

  /** To be called after the sheet's last row. */
  public void finish(String sheet, FileStatistics tally) {
    empty.forEach(
        (header, rows) -> {
          String message =
              "小标题里写着『%s』的名称，而下面有 %s 行的这一项是空的，按空计入；请把名称填进每一行后重新放入。".formatted(header, rows);
          Place place = new Place(file, sheet, 0, -1);
          tally.add(FileFault.HEADING_NAMES.at(place, header, Long.toString(rows), message));
        });
  }
}
