package dev.fazhi.doubt.row;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.RowTest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which rows count in no metric. Of a row that several ask about it is found once. */
public final class ExcludedRows {

  private final @Nullable RowTest test;
  private final Set<String> fields;
  private @Nullable List<? extends @Nullable Object> last;
  private boolean lastHolds;

  /** By what the source excludes, where the row alone tells. */
  public ExcludedRows(Source source) {
    Condition exclude = source.exclude();
    boolean alone = exclude != null && source.stored(exclude.fields()).equals(exclude.fields());
    this.test = exclude != null && alone ? exclude.compile(source.fields()) : null;
    this.fields = exclude != null && alone ? exclude.fields() : Set.of();
  }

  /** The fields that tell; none where nothing is excluded, or other rows must be looked at. */
  public Set<String> fields() {
    return fields;
  }

  /** Whether a row is excluded. */
  public boolean has(List<? extends @Nullable Object> values) {
    if (values != last) {
      last = values;
      lastHolds = test != null && test.holds(values.toArray(), RowTest.Moments.NONE);
    }
    return lastHolds;
  }
}
