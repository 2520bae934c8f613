package dev.fazhi.definition.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes definition files strictly: a byte that is no UTF-8 is a mistake, never a U+FFFD. */
public final class Utf8 {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Utf8() {}

  /** The text without byte order mark; null when it is no UTF-8, which is then reported. */
  public static @Nullable String decode(byte[] bytes, Reporter reporter) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      CharBuffer text = CharBuffer.allocate(bytes.length);
      var result = decoder.decode(in, text, true);
      if (result.isError()) {
        result.throwException();
      }
      text.flip();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
          ? text.subSequence(1, text.length()).toString()
          : text.toString();
    } catch (CharacterCodingException bad) {
      reporter.at(lineAt(bytes, in.position()), "这一行不是 UTF-8 编码的文字；请把文件另存为 UTF-8");
      return null;
    }
  }

  private static int lineAt(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
