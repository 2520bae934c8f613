package dev.fazhi.intake.value;

import dev.fazhi.definition.ExpectedDoubts;
import dev.fazhi.model.Fault;
import java.util.List;
import java.util.Map;

/**
 * The account of a file's rows: {@code read} is the number of entries given plus {@code skipped}.
 *
 * @param read all rows that the file has
 * @param skipped titles, headers, blank rows, totals, notes, and rows without anything in a field
 * @param unknownNames by reference list, the names that it lacks with the number of accepted rows
 *     that have them; in the order of the characters
 * @param exported when the file was exported, as far as it tells
 * @param faults what is to be said about the file as a whole
 */
public record Account(
    long read,
    long skipped,
    Map<String, Map<String, Long>> unknownNames,
    ExportTime exported,
    List<Fault> faults) {

  /** The same where some of what is doubted is expected. */
  public Account told(ExpectedDoubts expected) {
    List<Fault> told = faults.stream().map(expected::told).toList();
    return new Account(read, skipped, unknownNames, exported, told);
  }
}
