package dev.fazhi.tabular.text;

import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.row.RejectedIOException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The refusals of text files whose bytes are no text, with the place for people. */
final class EncodingFaults {

  private EncodingFaults() {}

  /** The bytes from an offset on do not decode. */
  static RejectedIOException bad(Path path, String encoding, long offset, Reading reading)
      throws IOException {
    return reading.refuse(
        FileFault.BAD_BYTES,
        "文件“%s”是 %s，但%s起不合编码；请重新导出。".formatted(reading.shown(), encoding, at(path, offset)));
  }

  /** A place in the file for people: the line, which an editor shows, and the byte. */
  static String at(Path path, long offset) throws IOException {
    long line = 1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      for (long i = 0; i < offset; i++) {
        line += in.read() == '\n' ? 1 : 0;
      }
    }
    return "第 " + line + " 行、文件的第 " + offset + " 字节";
  }

  /** There is nothing but white space. */
  static RejectedIOException empty(Reading reading) {
    return reading.refuse(FileFault.EMPTY, "文件“" + reading.shown() + "”里只有空白，没有内容，请重新导出。");
  }

  /** A NUL at an offset, with a guess by the first bytes why. */
  static RejectedIOException nul(byte[] head, long offset, Reading reading) {
    int odd = 0;
    int even = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    boolean utf16 = Math.max(odd, even) > 10 * Math.min(odd, even) && odd + even > 3;
    return nulAt(offset, utf16 ? "看来是没有 BOM 的 UTF-16，" : "可能不是文本文件，", reading);
  }

  /**
   * A NUL at an offset.
   *
   * @param guess why, in words that end with a comma; may be empty
   */
  static RejectedIOException nulAt(long offset, String guess, Reading reading) {
    return reading.refuse(
        FileFault.NUL,
        "文件“%s”第 %s 字节是空字符（NUL），%s请另存为 UTF-8 的 CSV 再放入。".formatted(reading.shown(), offset, guess));
  }
}
