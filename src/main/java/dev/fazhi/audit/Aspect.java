package dev.fazhi.audit;

/** What a number of a text says about a metric. */
enum Aspect {
  /** How much it is. */
  NOW(""),
  /** How much it was in the same period last year. */
  PRIOR("上年同期"),
  /** By how much it differs from that, in its own unit. */
  CHANGE("同比增减"),
  /** By how much it differs from that, in per cent of it. */
  PERCENT("同比增减幅"),
  /** By how much it differs from that, in times of it. */
  TIMES("同比增减倍数"),
  /** By how much a rate differs from last year's, in percentage points. */
  POINTS("同比百分点");

  private final String title;

  Aspect(String title) {
    this.title = title;
  }

  /** What it is called behind the metric's name; empty for the value itself. */
  String title() {
    return title;
  }

  boolean isChange() {
    return this != NOW && this != PRIOR;
  }
}
