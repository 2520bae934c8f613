package dev.fazhi.merge;

import java.util.List;

/** How many rows have a value, by field: of all, and of those whose keys are new. */
final class FilledFields {
  private final long[] fields;
  private final long[] ofFresh;
  private long rows;
  private long fresh;

  FilledFields(int width) {
    fields = new long[width];
    ofFresh = new long[width];
  }

  void add(List<?> values, boolean isFresh) {
    rows++;
    fresh += isFresh ? 1 : 0;
    for (int i = 0; i < fields.length; i++) {
      if (values.get(i) != null) {
        fields[i]++;
        ofFresh[i] += isFresh ? 1 : 0;
      }
    }
  }

  long rows(boolean freshOnly) {
    return freshOnly ? fresh : rows;
  }

  long of(int field, boolean freshOnly) {
    return freshOnly ? ofFresh[field] : fields[field];
  }

  int width() {
    return fields.length;
  }

  /** Takes what a database has counted. */
  void set(int field, long filled) {
    fields[field] = filled;
  }

  void setRows(long counted) {
    rows = counted;
  }
}
