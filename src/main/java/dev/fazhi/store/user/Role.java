package dev.fazhi.store.user;

/** The role of a console user. */
public enum Role {
  /** May start and stop runs, upload files, decide, and everything that the analyst may. */
  OPERATOR,
  /** May read and download. */
  ANALYST
}
