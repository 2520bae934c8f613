package dev.fazhi.sample.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Sets the times of all entries of a zip file to the first moment that the format knows, 1 January
 * 1980, in place, so that the same content gives the same bytes. Offsets are those of the ZIP
 * specification (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
 */
final class ZipTimes {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int ENTRY_TIME = 12;
  private static final int LOCAL_TIME = 10;
  private static final byte[] FIRST_MOMENT = {0, 0, 0x21, 0};

  private ZipTimes() {}

  /**
   * Does so.
   *
   * @throws IOException when the file is no zip file without comment and below 4 GiB
   */
  static void fix(Path file) throws IOException {
    try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "rw")) {
      ByteBuffer end = read(zip, zip.length() - END_LENGTH, END_LENGTH);
      expect(end.getInt(0) == END, file);
      int entries = Short.toUnsignedInt(end.getShort(10));
      long at = Integer.toUnsignedLong(end.getInt(16));
      for (int i = 0; i < entries; i++) {
        ByteBuffer entry = read(zip, at, ENTRY_LENGTH);
        expect(entry.getInt(0) == ENTRY, file);
        write(zip, at + ENTRY_TIME);
        write(zip, Integer.toUnsignedLong(entry.getInt(42)) + LOCAL_TIME);
        at += ENTRY_LENGTH;
        for (int field = 28; field <= 32; field += 2) {
          at += Short.toUnsignedInt(entry.getShort(field));
        }
      }
    }
  }

  private static ByteBuffer read(RandomAccessFile zip, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    zip.seek(Math.max(0, at));
    zip.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(RandomAccessFile zip, long at) throws IOException {
    zip.seek(at);
    zip.write(FIRST_MOMENT);
  }

  private static void expect(boolean holds, Path file) throws IOException {
    if (!holds) {
      throw new IOException("not a plain zip file: " + file.getFileName());
    }
  }
}
