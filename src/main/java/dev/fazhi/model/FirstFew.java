package dev.fazhi.model;

import java.util.ArrayList;
import java.util.List;

/** Collects the first few of many things for a message, and their number. Not thread-safe. */
public final class FirstFew {

  private final int most;
  private final List<String> shown = new ArrayList<>();
  private long count;

  /**
   * @param most how many are shown at the most
   */
  public FirstFew(int most) {
    this.most = most;
  }

  /** Adds a thing. */
  public void add(String text) {
    count++;
    if (shown.size() < most) {
      shown.add(text);
    }
  }

  /** The number of things. */
  public long count() {
    return count;
  }

  /** Those shown with a mark between them, and 等 behind when there are more. */
  public String words(String between) {
    return String.join(between, shown) + (count > shown.size() ? " 等" : "");
  }
}
