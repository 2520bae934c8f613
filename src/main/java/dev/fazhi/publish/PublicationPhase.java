package dev.fazhi.publish;

/** The phases of a publication; a run may be killed at any of them. */
enum PublicationPhase {
  /** The remains of an earlier run are repaired. */
  RECOVERED,
  /** All new files are written to the temporary folder. */
  WRITTEN,
  /** They are verified and flushed to the disk. */
  CHECKED,
  /** The history of earlier vintages is complete beside them. */
  HISTORY,
  /** The older output is about to be renamed away. */
  MOVING,
  /** The older output is renamed away, the new one not yet in place. */
  MOVED,
  /** The new output is in place, the older one not yet removed. */
  PLACED
}
