package dev.fazhi.publish;

/** The doors of publication; a run may be killed at any of them. */
enum PublicationPhase {
  /** What an earlier run left behind is put in order. */
  RECOVERED,
  /** All new files are written aside. */
  WRITTEN,
  /** They are checked and on the disk. */
  CHECKED,
  /** The history of earlier vintages stands beside them. */
  HISTORY,
  /** The older output is about to be moved away. */
  MOVING,
  /** The older output is moved away, the new one not yet in place. */
  MOVED,
  /** The new output is in place, the older one not yet removed. */
  PLACED
}
