package dev.fazhi.doubt.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how columns of rows are filled, by a letter for what it is and the positions of fields.
 */
interface HabitCounter {

  /** A row whose key was not known. */
  void add(List<? extends @Nullable Object> values);

  /** Puts what was found; what is zero need not be there. */
  void putInto(Map<String, Long> counts);
}
