package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.store.archive.FixedFields;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a file whose key belongs to another known record. They are rejected, each with
 * both places, unless a person accepted the file, which makes them changes.
 */
final class Collisions {

  /** Many rows are other records than the known ones with their keys. */
  static final String TOO_MANY = "FZ-155";

  private static final String COLLIDES = "FZ-223";

  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final FixedFields fixed;
  private final boolean accepted;
  private final Map<Long, String> names = new HashMap<>();
  private final List<ImportedRow> rejected = new ArrayList<>();
  private final long all;
  private final long doubled;

  /**
   * @param all the number of the file's rows
   * @param doubled how many rows have the key of another record of the same file
   */
  Collisions(
      FileRegister files,
      RegisteredFile file,
      Source source,
      boolean accepted,
      long all,
      long doubled) {
    this.files = files;
    this.file = file;
    this.source = source;
    this.fixed = new FixedFields(source);
    this.accepted = accepted;
    this.all = all;
    this.doubled = doubled;
  }

  /**
   * Checks a row: rejected when it is another record than the known one of its key, else unchanged.
   */
  ComparedRow checked(ComparedRow row) {
    FactRows.Fact known = row.known();
    if (accepted || known == null || row.outcome() == ComparedRow.Outcome.SAME) {
      return row;
    }
    List<String> titles = fixed.differing(row.row().values(), known.values());
    if (titles.isEmpty()) {
      return row;
    }
    ImportedRow entry = row.row();
    String message =
        "编号“%s”在『%s』第 %s 行是另一件（%s不同），没有并入；编号会重新编排时，请在来源的 key 里加上能区分的字段；确是同一件的更正，先撤回原来的装载或接受本文件。"
            .formatted(
                row.key().text(),
                names.computeIfAbsent(known.origin(), load -> files.exports().export(load).name()),
                known.row(),
                String.join("、", titles));
    Fault fault =
        new Fault(
            COLLIDES,
            Fault.Severity.REJECT,
            new Place(file.name(), entry.sheet(), entry.row(), -1),
            source.titles(source.key(), "+"),
            "",
            message);
    List<Fault> faults = new ArrayList<>(entry.faults());
    faults.add(fault);
    ImportedRow withFault =
        new ImportedRow(
            entry.sheetIndex(),
            entry.sheet(),
            entry.row(),
            entry.values(),
            entry.cells(),
            faults,
            entry.origin());
    rejected.add(withFault);
    return new ComparedRow(withFault, row.key(), row.outcome(), known);
  }

  /** The rows that were rejected so far. */
  List<ImportedRow> rejected() {
    return rejected;
  }

  /** The fault for which the file is refused; null when it is not. */
  @Nullable Fault objection() {
    long rows = rejected.size() + doubled;
    if (accepted || !fixed.areTooMany(rows, all)) {
      return null;
    }
    String titles = source.titles(source.fixed(), "、");
    String message =
        "全文 %s 行中有 %s 行与已知的行或本文件的另一行编号相同而%s不同，像是编号重新编排过，整个文件未导入。请在来源的 key 里加上能区分的字段（如街镇、年份、文件名或工作表名）；确是更正时运行 ./fazhi accept。"
            .formatted(all, rows, titles);
    return Fault.of(TOO_MANY, Fault.Severity.REFUSE, file.name(), message);
  }
}
