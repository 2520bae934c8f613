package dev.fazhi.publish.office;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Rewrites ZIP archives with a fixed time, so that equal content gives equal bytes. */
public final class DeterministicZip {

  /**
   * The fixed time. Not the earliest of the format, for which the JDK adds another time that
   * depends on the zone.
   */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private static final String WORKBOOK = ".xlsx";

  private DeterministicZip() {}

  /** Rewrites an archive: the same entries in the same order, all with the fixed time. */
  public static byte[] again(byte[] archive) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(archive.length);
    again(new ByteArrayInputStream(archive), packed);
    return packed.toByteArray();
  }

  /** Rewrites an archive from file to file, flushed to the disk, for large ones. */
  public static void again(Path archive, Path packed) throws IOException {
    try (InputStream from = new BufferedInputStream(Files.newInputStream(archive));
        FileChannel channel =
            FileChannel.open(packed, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(0);
      // closing the archive closes the channel, so it is flushed through a second one
      again(from, new BufferedOutputStream(Channels.newOutputStream(channel)));
    }
    try (FileChannel channel = FileChannel.open(packed, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void again(InputStream archive, OutputStream packed) throws IOException {
    try (ZipInputStream from = new ZipInputStream(archive);
        ZipOutputStream to = new ZipOutputStream(packed)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        ZipEntry timeless = new ZipEntry(entry.getName());
        timeless.setTimeLocal(ALWAYS);
        to.putNextEntry(timeless);
        if (entry.getName().endsWith(WORKBOOK)) {
          // the data of a chart is an embedded archive
          to.write(again(from.readAllBytes()));
        } else {
          from.transferTo(to);
        }
        to.closeEntry();
      }
    }
  }
}
