package dev.fazhi.store.user;

/** What somebody who signs in to the console may do. */
public enum Role {
  /** Starts and stops runs, uploads files, and all that the analyst may. */
  OPERATOR,
  /** Reads and downloads. */
  ANALYST
}
