package dev.fazhi.intake.value;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passes on to a conversion the cells that hold a value: those that say that there is nothing are
 * taken for empty, those that the spreadsheet shows as errors reject the row.
 */
public final class FilledCells implements Conversion {

  private static final Set<String> DITTOS = Set.of("同上", "同前", "〃", "″", "′′", "〃〃", "--同上--");

  /** No value is so long but a text or a name, which are cut; it need not be taken apart. */
  private static final int LONGEST_VALUE = 2000;

  private static final int LONGEST_DITTO = 8;
  private static final String WRITE_OUT = "请逐行写出，不要写“同上”";
  private static final String NOTHING = "写的是没有，按空格读入";
  private static final String BY_HAND = "请在原表中改好后重新导出";

  /** So many texts of a column are remembered, of so many characters at most. */
  private static final int REMEMBERED = 10_000;

  private static final int LONGEST_REMEMBERED = 40;

  private final EmptyWords nothing;
  private final Conversion conversion;
  private final boolean recurring;
  private final Map<String, Object> remembered = new HashMap<>();

  /**
   * @param recurring whether the same few texts stand in most rows
   */
  FilledCells(EmptyWords nothing, Conversion conversion, boolean recurring) {
    this.nothing = nothing;
    this.conversion = conversion;
    this.recurring = recurring;
  }

  /** What the cells with a value are passed on to. */
  public Conversion conversion() {
    return conversion;
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    if (!recurring || !(cell instanceof Cell.Text text)) {
      return converted(cell, draft);
    }
    Object known = remembered.get(text.text());
    if (known != null) {
      return known;
    }
    Object value = converted(cell, draft);
    if (value != null
        && !draft.isTold()
        && text.text().length() <= LONGEST_REMEMBERED
        && remembered.size() < REMEMBERED) {
      remembered.put(text.text(), value);
    }
    return value;
  }

  private @Nullable Object converted(Cell given, RowDraft draft) {
    Cell cell = given instanceof Cell.Text text ? Markup.decoded(text) : given;
    boolean shownAsError = cell instanceof Cell.Err && cell.text().startsWith("#");
    if (!shownAsError && nothing.include(cell)) {
      draft.remark(FileFault.EMPTY_WORDS, NOTHING, Texts.squeezed(cell.text()));
      return null;
    }
    if (cell instanceof Cell.Err error) {
      draft.reject(
          RowFault.ERROR_CELL, error.text(), Privacy.shown(error.reason()) + "，" + BY_HAND);
      return null;
    }
    if (cell instanceof Cell.Text text
        && text.text().length() <= LONGEST_DITTO
        && DITTOS.contains(Texts.squeezed(text.text()))) {
      draft.reject(RowFault.DITTO, cell.text(), WRITE_OUT);
      return null;
    }
    boolean cut = conversion instanceof TextConversion || conversion instanceof NameConversion;
    String unclear = cell instanceof Cell.Text text ? Markup.unclear(text.text(), !cut) : null;
    if (unclear != null) {
      draft.reject(RowFault.ERROR_CELL, cell.text(), unclear + "，" + BY_HAND);
      return null;
    }
    if (cell.text().length() > LONGEST_VALUE && !cut) {
      draft.reject(RowFault.TOO_LONG, cell.text(), "最多 " + LONGEST_VALUE + " 个字符，请核对");
      return null;
    }
    return conversion.of(cell, draft);
  }
}
