package dev.fazhi.store.merge;

import org.jspecify.annotations.Nullable;

/**
 * On what terms a staged file is settled.
 *
 * @param accepted whether a person said that it is taken in although it would be refused
 * @param load the number that its load must have; null for the next
 * @param newer what newer exports hold
 */
public record Terms(boolean accepted, @Nullable Long load, NewerExports newer) {

  /** Nobody accepted it, it gets the next number, and no newer export is asked. */
  public static final Terms PLAIN = new Terms(false, null, NewerExports.NONE);
}
