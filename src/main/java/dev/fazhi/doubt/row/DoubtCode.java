package dev.fazhi.doubt.row;

/** The codes under which several kinds of doubts are told. */
public final class DoubtCode {

  /** A number nearly the same as another. */
  public static final String NEARLY_SAME = "FZ-156";

  /** Day and month in each other's place. */
  public static final String DAY_MONTH = "FZ-159";

  /** A column that is empty and was not. */
  public static final String EMPTIED = "FZ-176";

  /** Rows that were there before. */
  public static final String LACKS_ROWS = "FZ-177";

  /** Amounts of another unit. */
  public static final String MIXED_UNITS = "FZ-186";

  /** A year that is off by one. */
  public static final String MISTYPED_YEAR = "FZ-188";

  /** Two columns in each other's place. */
  public static final String SWAPPED = "FZ-189";

  /** A block of rows once more. */
  public static final String REPEATED = "FZ-192";

  /** Rows that say what others say. */
  public static final String COPIED = "FZ-193";

  /** Moments that are hours off. */
  public static final String HOURS_OFF = "FZ-194";

  /** A part that was left out. */
  public static final String PARTS_MISSING = "FZ-195";

  /** A column that says something else of many known rows. */
  public static final String CHANGED = "FZ-196";

  /** Cells that had something and have nothing. */
  public static final String CLEARED = "FZ-197";

  /** A column that was filled by dragging. */
  public static final String FILLED_DOWN = "FZ-198";

  /** A column that is filled in another way than before, or than in other rows. */
  public static final String UNLIKE = "FZ-199";

  private DoubtCode() {}
}
