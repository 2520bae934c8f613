package dev.fazhi.doubt.row;

import dev.fazhi.model.Fault;
import java.util.List;

/** What is doubted about a file by all of its rows together, each of which may be right. */
public interface RowDoubts {

  /** To be called for the rows that count, in the order of the file. */
  void add(ComparedRow row);

  /** What is to be said; once all rows are written, before the file is recorded as merged. */
  List<Fault> faults();
}
