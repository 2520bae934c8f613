package dev.fazhi.tabular.row;

import dev.fazhi.model.FileRejectedException;
import java.io.IOException;
import java.io.Serial;

/** Carries a refusal out through libraries that let only an {@link IOException} pass. */
public final class RejectedIOException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient FileRejectedException refused;

  RejectedIOException(FileRejectedException refused) {
    super(refused.getMessage());
    this.refused = refused;
  }

  FileRejectedException refused() {
    return refused;
  }
}
