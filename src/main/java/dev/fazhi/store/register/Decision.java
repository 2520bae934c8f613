package dev.fazhi.store.register;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a file.
 *
 * @param number from 1 in the order of deciding
 * @param fileId the file
 * @param loadNo the load number under which a file was taken back; null for an acceptance
 * @param closed known rows that were taken back
 * @param restored of these, the rows that became known again as another file has them
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

  /** What was decided. */
  public enum Kind {
    /** The file is taken in although it was refused. */
    ACCEPT,
    /** The file's rows are taken back. */
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
