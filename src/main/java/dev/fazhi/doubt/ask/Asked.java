package dev.fazhi.doubt.ask;

import dev.fazhi.definition.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be so in a row: that a column is filled, that something was on a Sunday or in the
 * evening, came too late, is what another column says.
 *
 * @param titles of the fields that it is about, which 、 joins
 * @param words the rows in which it is so
 * @param ended what it looks like where it is so in none from some day on; null where that is usual
 * @param begun what it looks like where it was so in none before; null where that is usual
 * @param reach which rows are compared
 */
public record Asked(
    String titles,
    String words,
    @Nullable String ended,
    @Nullable String begun,
    Reach reach,
    Of question) {

  /** What stands for any state; others are bits, one for each that has happened. */
  public static final int ANY_STATE = -1;

  /** Which rows are compared. */
  public enum Reach {
    /** Those of one file in which the same has happened. */
    FILE(true, false, false),
    /** Those of one file, whatever has happened since. */
    WHATEVER(true, false, true),
    /** Those of one file, and those of other files, in which the same has happened. */
    FILES(true, true, false),
    /** Those of one file, and those of other files, whatever has happened since. */
    ALL(true, true, true),
    /** Those of several files alone in which the same has happened. */
    OTHERS(false, true, false);

    private final boolean within;
    private final boolean files;
    private final boolean whatever;

    Reach(boolean within, boolean files, boolean whatever) {
      this.within = within;
      this.files = files;
      this.whatever = whatever;
    }

    /** Whether rows of one file are compared with each other. */
    public boolean within() {
      return within;
    }

    /** Whether rows are compared with those of other files. */
    public boolean files() {
      return files;
    }

    /** Whether it does not matter what has happened to the rows since. */
    public boolean whatever() {
      return whatever;
    }
  }

  /** The question to the values of a row. */
  public interface Of {

    /** What the row answers. */
    Answer answer(List<? extends @Nullable Object> values);
  }

  /** Whether it is so. */
  public enum Answer {
    YES,
    NO,
    /** It cannot be asked of that row. */
    NONE;

    static Answer of(boolean so) {
      return so ? YES : NO;
    }

    Answer opposite() {
      return this == NONE ? NONE : of(this == NO);
    }
  }

  /**
   * What may be asked of the rows of a source.
   *
   * @param made when the export was made
   */
  public static List<Asked> of(Source source, LocalDate made) {
    List<Asked> all = new ArrayList<>();
    if (source.position(source.coverage()) >= 0) {
      new ValueQuestions(source, made).addTo(all);
      new PairQuestions(source, made).addTo(all);
      new TimeQuestions(source).addTo(all);
    }
    return all;
  }

  /** What has happened to a row of what may, one bit each; 0 for nothing. */
  public static int state(int[] happening, List<? extends @Nullable Object> values) {
    int state = 0;
    for (int event : happening) {
      state = state * 2 + (values.get(event) == null ? 0 : 1);
    }
    return state;
  }

  /** The positions of what may happen to a row after it was opened. */
  public static int[] happening(Source source) {
    int opened = source.events().indexOf(source.coverage());
    return source.positions(
        field -> !field.required() && source.events().indexOf(field.name()) > opened);
  }
}
