package dev.fazhi.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Looks at the clock whenever bytes are asked for, whoever asks. */
final class TickingStream extends FilterInputStream {

  private final Reading reading;

  TickingStream(InputStream in, Reading reading) {
    super(in);
    this.reading = reading;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    reading.tick();
    return super.read(bytes, from, length);
  }
}
