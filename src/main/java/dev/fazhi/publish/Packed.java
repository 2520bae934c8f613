package dev.fazhi.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A workbook's archive without the time at which it was made. */
final class Packed {

  /** The first moment that the format knows. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Packed() {}

  /** The same entries in the same order, all of one time. */
  static byte[] again(byte[] archive) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(archive.length);
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream to = new ZipOutputStream(packed)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        ZipEntry timeless = new ZipEntry(entry.getName());
        timeless.setTimeLocal(ALWAYS);
        to.putNextEntry(timeless);
        from.transferTo(to);
        to.closeEntry();
      }
    }
    return packed.toByteArray();
  }
}
