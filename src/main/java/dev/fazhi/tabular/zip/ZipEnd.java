package dev.fazhi.tabular.zip;

import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks at the end record of a ZIP file (APPNOTE 4.3.14 to 4.3.16) before the library does, since
 * the library reads the whole directory, of whatever size, into memory.
 */
final class ZipEnd {

  private static final int SIGNATURE = 0x06054b50;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long BYTES_OF_AN_ENTRY = 1024;

  private ZipEnd() {}

  static void check(Path path, Reading reading) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      int tail = (int) Math.min(size, LENGTH + LONGEST_COMMENT);
      ByteBuffer end = read(channel, size - tail, tail);
      for (int at = tail - LENGTH; at >= 0; at--) {
        if (end.getInt(at) == SIGNATURE && at + LENGTH + (end.getShort(at + 20) & 0xFFFF) <= tail) {
          checkEnd(channel, end, at, size - tail, reading);
          return;
        }
      }
    }
    throw reading.corrupt("压缩包没有结尾");
  }

  private static void checkEnd(
      FileChannel channel, ByteBuffer end, int at, long offset, Reading reading)
      throws IOException {
    long entries = end.getShort(at + 10) & 0xFFFF;
    long bytes = end.getInt(at + 12) & 0xFFFFFFFFL;
    if (at >= 20 && end.getInt(at - 20) == LOCATOR_64) {
      long place = end.getLong(at - 20 + 8);
      if (place < 0 || place > offset + at - 56) {
        throw reading.corrupt("压缩包的目录不对");
      }
      ByteBuffer end64 = read(channel, place, 56);
      if (end64.getInt(0) == SIGNATURE_64) {
        entries = Math.max(entries == 0xFFFF ? 0 : entries, end64.getLong(32));
        bytes = Math.max(bytes == 0xFFFFFFFFL ? 0 : bytes, end64.getLong(40));
      }
    }
    if (entries > ZipParts.MOST_ENTRIES) {
      throw reading.over("压缩包内文件数", ZipParts.MOST_ENTRIES, entries);
    }
    if (bytes > ZipParts.MOST_ENTRIES * BYTES_OF_AN_ENTRY) {
      throw reading.over("压缩包目录字节数", ZipParts.MOST_ENTRIES * BYTES_OF_AN_ENTRY, bytes);
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // until full or at the end of the file
    }
    return buffer;
  }
}
