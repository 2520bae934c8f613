package dev.fazhi.sample.record;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;

/** A source of records for a sheet. */
public sealed interface Records permits Cohorts, Literals {

  /** Names of the fields that a column may show. */
  List<String> fields();

  /**
   * Hands over, in order, the records as they stood at the end of the view.
   *
   * @param scale how many times the declared counts
   */
  void each(View view, int scale, Taker taker) throws IOException;

  /**
   * A record like those of the set but beyond its counts, for a row that is to be spoilt.
   *
   * @param like a record beside which it may stand
   * @param extra tells one such record from another, from 1
   */
  Draft extra(Draft like, int extra, View view, int scale);

  /**
   * What an export sees.
   *
   * @param after only records to which something happened after this moment
   * @param asAt as they stood at this moment
   */
  record View(LocalDateTime after, LocalDateTime asAt) {}

  /** Takes a record. */
  @FunctionalInterface
  interface Taker {
    void take(Draft draft) throws IOException;
  }
}
