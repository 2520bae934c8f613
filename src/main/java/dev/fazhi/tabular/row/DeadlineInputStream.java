package dev.fazhi.tabular.row;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Checks the time limit with every read. */
public final class DeadlineInputStream extends FilterInputStream {

  private final Reading reading;

  public DeadlineInputStream(InputStream in, Reading reading) {
    super(in);
    this.reading = reading;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    reading.tick();
    return super.read(bytes, from, length);
  }
}
