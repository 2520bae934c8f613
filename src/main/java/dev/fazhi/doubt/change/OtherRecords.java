package dev.fazhi.doubt.change;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that say something else than was known in most of what hardly ever changes: names, words and
 * when it was opened. Another record was written under their numbers.
 */
final class OtherRecords implements InMemoryDoubts {

  /** One may have been corrected altogether. */
  private static final int LEAST_ROWS = 2;

  private static final int MOST_SHOWN = 5;

  private final RegisteredFile file;
  private final int[] lasting;
  private final FirstFew others = new FirstFew(MOST_SHOWN);

  OtherRecords(RegisteredFile file, Source source) {
    this.file = file;
    // what is reported for a period is corrected by and by
    boolean reported = source.coverage(Field.Type.PERIOD) >= 0;
    this.lasting =
        source.positions(
            field ->
                !reported
                    && !source.key().contains(field.name())
                    && (field.isFreeText()
                        || field.derive() != null
                        || field.name().equals(source.coverage())));
  }

  @Override
  public void add(ComparedRow row) {
    FactRows.Fact known = row.known();
    if (known != null
        && row.outcome() == ComparedRow.Outcome.CHANGED
        && isOther(known.values(), row.row().values())) {
      others.add("第 %s 行“%s”".formatted(row.row().row(), SafeText.safe(row.key().text())));
    }
  }

  /** Whether most of what lasts, and more than one of it, is another than it was. */
  private boolean isOther(List<@Nullable Object> known, List<@Nullable Object> next) {
    int filled = 0;
    int different = 0;
    for (int position : lasting) {
      Object was = known.get(position);
      Object is = next.get(position);
      filled += was == null || is == null ? 0 : 1;
      different += was == null || is == null || was.equals(is) ? 0 : 1;
    }
    return different > 1 && different * 2 >= filled;
  }

  @Override
  public List<Fault> faults() {
    String message = "有 %s 行与库中同一编号的一行多半内容不同，像是另一件写在了它的编号上，照这份导出计入，原来的那件没有了：%s。请按编号核对，更正后重新放入。";
    return others.count() < LEAST_ROWS
        ? List.of()
        : List.of(
            Fault.warning(
                DoubtCode.CHANGED,
                file.name(),
                "",
                Long.toString(others.count()),
                message.formatted(others.count(), others.words("、"))));
  }
}
