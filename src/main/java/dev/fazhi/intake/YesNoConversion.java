package dev.fazhi.intake;

import dev.fazhi.model.Cell;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Yes and no in the words, letters, digits and marks that exports use. */
final class YesNoConversion implements Conversion {

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    Boolean answer = answer(Texts.squeezed(cell.text()).toLowerCase(Locale.ROOT));
    if (answer == null) {
      draft.reject(RowFault.NOT_YES_NO, cell.text(), "请写“是”或“否”（也可写 1/0、Y/N、true/false）");
    }
    return answer;
  }

  private static @Nullable Boolean answer(String word) {
    return switch (word) {
      case "是", "1", "y", "yes", "true", "√", "✓", "✔" -> Boolean.TRUE;
      case "否", "0", "n", "no", "false", "×", "✗", "✘" -> Boolean.FALSE;
      default -> null;
    };
  }
}
