package dev.fazhi.tabular.zip;

import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The inflated bytes of one part. Checks what {@link java.util.zip.ZipFile} does not: the caps on
 * the way, length and checksum at the end.
 */
final class PartStream extends InputStream {

  private final InputStream in;
  private final ZipEntry entry;
  private final ZipParts zip;
  private final CRC32 crc = new CRC32();
  private long count;

  PartStream(InputStream in, ZipEntry entry, ZipParts zip) {
    this.in = in;
    this.entry = entry;
    this.zip = zip;
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
      throw zip.reading().corrupt("部件 " + SafeText.safe(entry.getName()) + " 比声明的长");
    }
    zip.count(entry, count);
    return n;
  }

  private void verify() throws IOException {
    if (count != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw zip.reading().corrupt("部件 " + SafeText.safe(entry.getName()) + " 的校验和不对");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
