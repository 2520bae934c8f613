package dev.fazhi.doubt.row;

import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import org.jspecify.annotations.Nullable;

/**
 * An accepted row with what it is beside the facts.
 *
 * @param known the live fact of its key; null for none, or for one with the same content
 */
public record ComparedRow(
    ImportedRow row, RowKey key, Outcome outcome, FactRows.@Nullable Fact known) {

  /** What becomes of a row. */
  public enum Outcome {
    /** The key is new. */
    NEW,
    /** The key is known with the same content. */
    SAME,
    /** The key is known with other content and gets a new version. */
    CHANGED,
    /** A newer export, which wins, has other content or lacks the row. */
    OLDER
  }

  /** Whether the row becomes a fact of its own. */
  public boolean isWritten() {
    return outcome == Outcome.NEW || outcome == Outcome.CHANGED;
  }
}
