package dev.fazhi.intake;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Fault.Severity;
import dev.fazhi.model.Place;
import dev.fazhi.model.Refused;
import java.util.List;

/** What can be said about a file or a sheet as a whole. */
enum FileFault {
  /** There is no row at all. */
  EMPTY("FZ-109", Severity.REFUSE),
  /** No source's required headers are all there. */
  HEADERS_MISSING("FZ-110", Severity.REFUSE),
  /** The headers fit several sources, and the file's name does not decide. */
  AMBIGUOUS("FZ-111", Severity.REFUSE),
  /** Two columns claim to be the same field. */
  DOUBLED("FZ-112", Severity.REFUSE),
  /** A further sheet holds another source's rows. */
  OTHER_SOURCE("FZ-113", Severity.REFUSE),
  /** A totals row does not agree with the rows above it. */
  TOTALS_DISAGREE("FZ-131", Severity.WARNING),
  /** Personal data stood in columns that are kept, and was masked. */
  MASKED("FZ-132", Severity.WARNING),
  /** Columns that no field names. */
  IGNORED_COLUMNS("FZ-133", Severity.NOTE),
  /** A header names a unit that is not known, so nothing was scaled. */
  UNKNOWN_UNIT("FZ-134", Severity.NOTE),
  /** The spreadsheet hides rows or sheets, which were read all the same. */
  HIDDEN_ROWS("FZ-135", Severity.NOTE),
  /** A sheet with rows but without any source's header was left out. */
  NO_HEADER("FZ-136", Severity.WARNING),
  /** Rows that hold something, but nothing in any field's column, were left out. */
  NO_FIELDS("FZ-137", Severity.NOTE),
  /** A spreadsheet has cells to the right of its header, which were left out. */
  BEYOND_HEADER("FZ-138", Severity.NOTE),
  /** A header names an unknown unit with 万 or 亿 in it, so that values may be off by that much. */
  UNKNOWN_SCALE("FZ-139", Severity.WARNING);

  private final String code;
  private final Severity severity;

  FileFault(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  /** A fault of this kind. */
  Fault at(Place place, String field, String value, String message) {
    return new Fault(code, severity, place, field, value, message);
  }

  /** The file is refused for this. */
  Refused refuse(Place place, String field, String message) {
    return new Refused(List.of(at(place, field, "", message)));
  }
}
