package dev.fazhi.intake.header;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
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
import java.util.stream.Collectors;

/**
 * Names by which rows are grouped, as of a town, that stand above rows which leave them empty: in a
 * heading, or only in the first of the rows, as where merged cells were taken apart. They are not
 * filled in, since nobody says how far a name reaches, but told.
 */
public final class SectionNames {

  /** Longer texts are no headings with a name. */
  private static final int LONGEST = 200;

  /** Fewer empty rows, in all or for a name, may have no name at all. */
  private static final int LEAST_EMPTY = 10;

  private static final int EMPTY_FOR_A_NAME = 2;
  private static final int EMPTY_FOR_A_TEXT = 4;

  private final String file;
  private final Conversions conversions;
  private final Set<String> grouping;
  private final Map<Integer, Names> columns = new TreeMap<>();

  /** What stands in a column of names. */
  private static final class Names {
    private final SheetPlan.Column column;
    private final Set<Object> names = new HashSet<>();
    private boolean headed;
    private boolean repeated;
    private long empty;

    Names(SheetPlan.Column column, boolean filled) {
      this.column = column;
      this.repeated = !filled;
    }

    void see(RowDraft draft) {
      if (draft.isEmpty(column.position())) {
        empty++;
      } else if (!repeated) {
        repeated = !names.add(String.valueOf(draft.value(column.position())));
      }
    }

    /** Whether each name stands once, above rows without any. */
    boolean isFirstOfRows() {
      boolean listed = column.field().reference() != null;
      return !repeated
          && names.size() >= 2
          && empty >= LEAST_EMPTY
          && empty >= names.size() * (listed ? EMPTY_FOR_A_NAME : EMPTY_FOR_A_TEXT);
    }
  }

  /** Of a sheet of that source. */
  public SectionNames(
      String file, Definitions definitions, Source source, Conversions conversions) {
    this.file = file;
    this.conversions = conversions;
    this.grouping =
        definitions.metrics().values().stream()
            .filter(metric -> metric.source().equals(source.id()))
            .flatMap(metric -> metric.by().stream())
            .map(Metric.Dimension::field)
            .collect(Collectors.toSet());
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
        columns.computeIfAbsent(column.position(), at -> new Names(column, false)).headed = true;
      }
    }
  }

  /** A row of data below. */
  public void see(RowDraft draft, SheetPlan plan) {
    for (SheetPlan.Column column : plan.columns()) {
      Field field = column.field();
      if (field.reference() != null || grouping.contains(field.name())) {
        int position = column.position();
        columns.computeIfAbsent(position, at -> new Names(column, !draft.isEmpty(at))).see(draft);
      }
    }
  }

  /** To be called after the sheet's last row. */
  public void finish(String sheet, FileStatistics tally) {
    for (Names names : columns.values()) {
      if (names.empty > 0 && (names.headed || names.isFirstOfRows())) {
        String message =
            "『%s』的名称只写在%s，而下面有 %s 行的这一项是空的，按空计入；请把名称填进每一行后重新放入。"
                .formatted(names.column.header(), names.headed ? "小标题里" : "每段的第一行", names.empty);
        tally.add(
            FileFault.NAMES_ABOVE.at(
                new Place(file, sheet, 0, -1),
                names.column.field().title(),
                Long.toString(names.empty),
                message));
      }
    }
  }
}
