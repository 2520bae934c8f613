package dev.fazhi.merge;

import java.util.List;

/** How many rows there are, and how many of them have a value, by field. */
final class FilledFields {
  private final long[] fields;
  private long rows;

  FilledFields(int width) {
    fields = new long[width];
  }

  void add(List<?> values) {
    rows++;
    for (int i = 0; i < fields.length; i++) {
      fields[i] += values.get(i) == null ? 0 : 1;
    }
  }

  /** Adds what others have counted. */
  void add(FilledFields others) {
    rows += others.rows;
    for (int i = 0; i < fields.length; i++) {
      fields[i] += others.fields[i];
    }
  }

  long rows() {
    return rows;
  }

  long of(int field) {
    return fields[field];
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
