package dev.fazhi.doubt.copy;

import dev.fazhi.doubt.profile.DatedRows;
import dev.fazhi.doubt.profile.LoadProfiles;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Collects what the rows that a load writes say, by day, and stores it in pieces. */
final class RowProfile {

  /** Rows that are held before they are stored. */
  private static final int MOST_UNSAVED = 1 << 20;

  private final LoadProfiles profiles;
  private final long load;
  private final Map<Long, ByteArrayOutputStream> unsaved = new TreeMap<>();
  private long rows;

  RowProfile(LoadProfiles profiles, long load) {
    this.profiles = profiles;
    this.load = load;
  }

  /**
   * Adds a written row.
   *
   * @param row what it says, as a number
   * @param key the hash of its key
   */
  void add(LocalDate day, long row, int key) {
    rows++;
    unsaved
        .computeIfAbsent(day.toEpochDay(), any -> new ByteArrayOutputStream())
        .writeBytes(DatedRows.bytes(row, key));
    if (rows % MOST_UNSAVED == 0) {
      save();
    }
  }

  /** The rows added so far. */
  long rows() {
    return rows;
  }

  /** Stores what is not stored yet. */
  void save() {
    Map<Long, byte[]> parts = new TreeMap<>();
    unsaved.forEach((day, content) -> parts.put(day, content.toByteArray()));
    profiles.add(load, parts);
    unsaved.clear();
  }
}
