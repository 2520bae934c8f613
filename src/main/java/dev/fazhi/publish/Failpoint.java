package dev.fazhi.publish;

import java.io.IOException;
import java.nio.file.Path;

/** Called at every phase of a publication, so that tests can stop there. */
interface Failpoint {

  /** Does nothing. */
  Failpoint NONE = (phase, folder) -> {};

  /**
   * @param folder where the new output is being prepared
   */
  void at(PublicationPhase phase, Path folder) throws IOException;
}
