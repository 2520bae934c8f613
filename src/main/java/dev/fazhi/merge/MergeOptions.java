package dev.fazhi.merge;

import org.jspecify.annotations.Nullable;

/**
 * The options of a merge.
 *
 * @param accepted whether a person accepted the file although it would be refused
 * @param load the number that its load must have; null for the next
 * @param newer looks keys up in newer exports
 */
public record MergeOptions(boolean accepted, @Nullable Long load, NewerExports newer) {

  /** The default: not accepted, the next load number, no newer export. */
  public static final MergeOptions PLAIN = new MergeOptions(false, null, NewerExports.NONE);
}
