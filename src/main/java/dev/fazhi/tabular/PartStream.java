package dev.fazhi.tabular;

import dev.fazhi.model.Place;
import dev.fazhi.model.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The inflated bytes of one part. Checks what {@link java.util.zip.ZipFile} does not: length and
 * checksum at the end, the caps on the way, and that no single token of XML grows without bound.
 */
final class PartStream extends InputStream {

  private static final long SMALLEST_TOKEN_CAP = 1L << 20;

  private final InputStream in;
  private final ZipEntry entry;
  private final ZipParts zip;
  private final CRC32 crc = new CRC32();
  private final long tokenCap;
  private long count;
  private long tokenFrom;
  private boolean verified;

  PartStream(InputStream in, ZipEntry entry, ZipParts zip) {
    this.in = in;
    this.entry = entry;
    this.zip = zip;
    this.tokenCap = Math.max(SMALLEST_TOKEN_CAP, 12L * zip.reading().limits().cellCharacters());
  }

  /** The parser has got on: what it reads from here belongs to the next token. */
  void mark() {
    tokenFrom = count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = in.read(bytes, from, length);
    if (n < 0) {
      verify();
      return n;
    }
    crc.update(bytes, from, n);
    count += n;
    if (count > entry.getSize()) {
      throw zip.reading().corrupt("部件 " + Shown.safe(entry.getName()) + " 比声明的长");
    }
    zip.count(entry, count, n);
    if (count - tokenFrom > tokenCap) {
      Reading reading = zip.reading();
      throw reading.tooLong(Place.of(reading.file()), count - tokenFrom);
    }
    return n;
  }

  /** Reads to the end, so that the checksum is known to be right. */
  void finish() throws IOException {
    byte[] rest = new byte[8192];
    while (!verified) {
      mark();
      if (read(rest, 0, rest.length) < 0) {
        return;
      }
    }
  }

  private void verify() throws IOException {
    if (count != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw zip.reading().corrupt("部件 " + Shown.safe(entry.getName()) + " 的校验和不对");
    }
    verified = true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
