package dev.fazhi.audit.document;

import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The bytes of a text's file, and its characters where it is plain text. */
final class AuditedFile {

  /** A report of some pages is far smaller, with its pictures too. */
  private static final long LARGEST = 64L << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Charset GB18030 = Charset.forName("GB18030");

  private AuditedFile() {}

  static byte[] bytes(Path file, String name) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Problem("FZ-321", "找不到文件“" + name + "”；请检查路径。");
      } else if (Files.size(file) > LARGEST) {
        throw new Problem("FZ-321", "“" + name + "”超过 64 MB，不像是一篇报告；请只保留文字后再核对。");
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new Problem("FZ-321", "读不了“" + name + "”；请检查权限，并确认它没有被别的程序占用。", unreadable);
    }
  }

  /** The text in the first encoding that fits every byte: by its mark, UTF-8, GB18030. */
  static String decoded(byte[] bytes, String name) {
    for (Charset charset : charsets(bytes)) {
      try {
        String text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') < 0) {
          return lines(text);
        }
      } catch (CharacterCodingException other) {
        // the next encoding may fit
      }
    }
    throw new Problem("FZ-321", "“" + name + "”既不是 UTF-8 也不是 GB18030 的文字；请另存为 UTF-8 的文本文件。");
  }

  private static List<Charset> charsets(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return List.of(StandardCharsets.UTF_16LE);
    } else if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return List.of(StandardCharsets.UTF_16BE);
    }
    return List.of(StandardCharsets.UTF_8, GB18030);
  }

  private static String lines(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return (marked ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n');
  }
}
