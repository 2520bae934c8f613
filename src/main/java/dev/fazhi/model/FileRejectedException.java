package dev.fazhi.model;

import java.io.Serial;
import java.util.List;

/** Thrown for a file that is refused as a whole. Other files are not affected. */
public final class FileRejectedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * @param faults why, at least one
   */
  public FileRejectedException(List<Fault> faults) {
    super(faults.get(0).message());
    this.faults = List.copyOf(faults);
  }

  /** Why, at least one. */
  public List<Fault> faults() {
    return faults;
  }
}
