package dev.fazhi.store.register;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision about a file.
 *
 * @param number from 1 in the order of deciding
 * @param fileId the file
 * @param loadNo the load number of a withdrawal; null for an acceptance
 * @param closed live rows that were closed
 * @param restored of these, the rows that were restored from another file
 * @param at UTC
 * @param who the user's name or the account of the machine
 */
public record Decision(
    long number,
    Kind kind,
    long fileId,
    @Nullable Long loadNo,
    long closed,
    long restored,
    LocalDateTime at,
    String who,
    String reason) {

  /** The kind of decision. */
  public enum Kind {
    /** The file is accepted although it was refused. */
    ACCEPT,
    /** The file is withdrawn. */
    WITHDRAW
  }

  /**
   * Who decided, when and why.
   *
   * @param at UTC
   */
  public record Word(String who, String reason, LocalDateTime at) {}

  /** Who decided, when and why. */
  public Word word() {
    return new Word(who, reason, at);
  }
}
