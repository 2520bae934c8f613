package dev.fazhi.measure.delivery;

import dev.fazhi.model.Note;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the codes that a file can have concern figures, and the note that they then carry. */
final class FindingNotes {

  /** Of a file whose rows were refused with it. */
  static final String REFUSED_FOR_ROWS = "FZ-150";

  /** What the store says of an export that fills again what one before it had cleared. */
  static final String FILLED_AGAIN = "补上";

  private static final String BEGINS_LATER = "FZ-178";

  /** What is told of a newer export by one that arrives after it, too. */
  static final Set<String> LATE = Set.of("FZ-148", "FZ-176");

  /** By the code of a finding what figures say. */
  private static final Map<String, Note> NOTES =
      Map.ofEntries(
          Map.entry("FZ-120", Note.HIDDEN),
          Map.entry("FZ-127", Note.VOIDED),
          Map.entry("FZ-130", Note.MERGED_CELLS),
          Map.entry("FZ-131", Note.TOTALS_DIFFER),
          Map.entry("FZ-134", Note.OTHER_MEANING),
          Map.entry("FZ-136", Note.LEFT_OUT),
          Map.entry("FZ-139", Note.MIXED_UNITS),
          Map.entry("FZ-148", Note.LEFT_OUT),
          Map.entry(REFUSED_FOR_ROWS, Note.REFUSED),
          Map.entry("FZ-153", Note.SAME_KEY),
          Map.entry("FZ-154", Note.ORDER_DOUBTED),
          Map.entry("FZ-155", Note.REFUSED),
          Map.entry("FZ-156", Note.TWINS),
          Map.entry("FZ-159", Note.DAY_MONTH),
          Map.entry("FZ-171", Note.NAMES_ABOVE),
          Map.entry("FZ-176", Note.EMPTIED),
          Map.entry("FZ-177", Note.SHRUNK),
          Map.entry(BEGINS_LATER, Note.SHRUNK),
          Map.entry("FZ-179", Note.STATED_DAY),
          Map.entry("FZ-184", Note.CONTRADICTED),
          Map.entry("FZ-185", Note.UNKNOWN_VALUES),
          Map.entry("FZ-186", Note.MIXED_UNITS),
          Map.entry("FZ-187", Note.ROW_COUNTS),
          Map.entry("FZ-188", Note.MISTYPED_YEAR),
          Map.entry("FZ-189", Note.SWAPPED),
          Map.entry("FZ-190", Note.VOIDED),
          Map.entry("FZ-191", Note.CLOSED_ONLY),
          Map.entry("FZ-192", Note.REPEATED),
          Map.entry("FZ-193", Note.COPIED),
          Map.entry("FZ-194", Note.HOURS_OFF),
          Map.entry("FZ-195", Note.PARTS_MISSING),
          Map.entry("FZ-196", Note.SHUFFLED),
          Map.entry("FZ-197", Note.CLEARED),
          Map.entry("FZ-198", Note.FILLED_DOWN),
          Map.entry("FZ-199", Note.UNLIKE_BEFORE));

  private FindingNotes() {}

  /** The note of a code that {@link #codes} names. */
  static Note of(String code) {
    return Objects.requireNonNull(NOTES.get(code));
  }

  /** The codes of findings, as literals of SQL. */
  static String codes() {
    return NOTES.keySet().stream()
        .sorted()
        .map(code -> "'" + code + "'")
        .collect(Collectors.joining(", "));
  }
}
