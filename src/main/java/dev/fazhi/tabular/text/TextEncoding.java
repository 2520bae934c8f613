package dev.fazhi.tabular.text;

import dev.fazhi.tabular.row.DeadlineInputStream;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file, found by decoding the whole of it strictly once, in constant memory.
 *
 * @param charset that decodes every byte
 * @param name as shown
 * @param mark the length of the byte order mark
 */
public record TextEncoding(Charset charset, String name, int mark) {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 4096;
  private static final List<String> OTHERS = List.of("Big5", "Shift_JIS", "EUC-JP", "EUC-KR");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)<(?:meta|\\?xml)\\s[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)");

  /** Of a text that does not say what it is in. */
  static TextEncoding of(Path path, Reading reading) throws IOException {
    return of(path, head(path), null, reading);
  }

  /** Of a web page, which is believed when it says what it is in. */
  public static TextEncoding ofPage(Path path, Reading reading) throws IOException {
    byte[] head = head(path);
    Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    return of(path, head, declared.find() ? declared.group(1) : null, reading);
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    }
  }

  private static TextEncoding of(Path path, byte[] head, @Nullable String declared, Reading reading)
      throws IOException {
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
      return marked(path, StandardCharsets.UTF_16LE, reading);
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
      return marked(path, StandardCharsets.UTF_16BE, reading);
    }
    boolean mark = head.length >= 3 && head[0] == -17 && head[1] == -69 && head[2] == -65;
    Utf8Scan scan = Utf8Scan.of(path, reading);
    if (scan.nul() >= 0) {
      throw EncodingFaults.nul(head, scan.nul(), reading);
    }
    if (scan.isBlank(mark ? 3 : 0)) {
      throw EncodingFaults.empty(reading);
    }
    if (scan.bad() < 0) {
      return new TextEncoding(StandardCharsets.UTF_8, "UTF-8", mark ? 3 : 0);
    }
    Charset believed = mark || declared == null ? null : named(declared);
    if (believed != null && !believed.equals(StandardCharsets.UTF_8)) {
      return declared(path, believed, reading);
    }
    if (mark || scan.isMostlyUtf8()) {
      throw EncodingFaults.bad(path, "UTF-8", scan.bad(), reading);
    }
    ChineseText text = new ChineseText();
    long bad = firstBad(path, GB18030, 0, text, reading);
    if (bad >= 0) {
      throw reading.refuse(
          FileFault.BAD_BYTES,
          "文件“%s”既不是 UTF-8（%s起不合）也不是 GB18030（%s起不合）%s；请重新导出，或另存为 UTF-8 的 CSV。"
              .formatted(
                  reading.shown(),
                  EncodingFaults.at(path, scan.bad()),
                  EncodingFaults.at(path, bad),
                  others(path, reading)));
    }
    if (scan.mixed() >= 0) {
      throw reading.refuse(
          FileFault.BAD_BYTES,
          "文件“%s”是 GB18030，但%s起混进了 UTF-8 的文字；请用同一种编码重新导出。"
              .formatted(reading.shown(), EncodingFaults.at(path, scan.mixed())));
    }
    checkChinese(path, text, reading);
    return new TextEncoding(GB18030, "GB18030", 0);
  }

  private static TextEncoding declared(Path path, Charset charset, Reading reading)
      throws IOException {
    ChineseText text = new ChineseText();
    long bad = firstBad(path, charset, 0, text, reading);
    if (bad >= 0) {
      throw EncodingFaults.bad(path, charset.name(), bad, reading);
    }
    if (charset.equals(GB18030)) {
      checkChinese(path, text, reading);
    }
    return new TextEncoding(charset, charset.name(), 0);
  }

  /** Every other encoding of the east decodes as GB18030 as well, into characters nobody writes. */
  private static void checkChinese(Path path, ChineseText text, Reading reading)
      throws IOException {
    if (!text.isPlausible()) {
      throw reading.refuse(
          FileFault.BAD_BYTES,
          "文件“%s”不是 UTF-8，按 GB18030 读出来的也不像中文%s；请用 UTF-8 或 GB18030 重新导出。"
              .formatted(reading.shown(), others(path, reading)));
    }
  }

  /** The other encodings in which every byte would make sense, in brackets. */
  private static String others(Path path, Reading reading) throws IOException {
    List<String> fitting = new ArrayList<>();
    for (String name : OTHERS) {
      Charset other = named(name);
      if (other != null && firstBad(path, other, 0, new ChineseText(), reading) < 0) {
        fitting.add(name);
      }
    }
    return "（还试过 %s：%s）"
        .formatted(
            String.join("、", OTHERS),
            fitting.isEmpty() ? "都不合" : "可能是 " + String.join(" 或 ", fitting));
  }

  private static TextEncoding marked(Path path, Charset charset, Reading reading)
      throws IOException {
    long bad = firstBad(path, charset, 2, new ChineseText(), reading);
    if (bad >= 0) {
      throw EncodingFaults.bad(path, charset.name(), bad, reading);
    }
    return new TextEncoding(charset, charset.name(), 2);
  }

  /** The offset of the first byte that the charset cannot decode; -1 when there is none. */
  private static long firstBad(
      Path path, Charset charset, int mark, ChineseText text, Reading reading) throws IOException {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer chars = CharBuffer.allocate(BUFFER);
    long offset = mark;
    boolean blank = true;
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(mark);
      boolean end = false;
      while (!end) {
        int n = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
        end = n < bytes.remaining();
        bytes.limit(bytes.position() + n).position(0);
        CoderResult result = decoder.decode(bytes, chars.clear(), end);
        blank &= checkChars(chars.flip(), offset, reading);
        text.take(chars);
        if (result.isError()) {
          return offset + bytes.position();
        }
        offset += bytes.position();
        bytes.compact();
        reading.tick();
        end &= bytes.position() == 0 || result.isUnderflow();
      }
    }
    if (blank) {
      throw EncodingFaults.empty(reading);
    }
    return -1;
  }

  private static boolean checkChars(CharBuffer chars, long offset, Reading reading)
      throws IOException {
    boolean blank = true;
    char[] all = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      char c = all[i];
      if (c == 0) {
        throw EncodingFaults.nulAt(offset + 2L * i, "", reading);
      }
      blank = blank && Character.isWhitespace(c);
    }
    return blank;
  }

  public static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The characters after the byte order mark; a byte that does not decode is an exception. */
  public Reader open(Path path, Reading reading) throws IOException {
    InputStream in = new DeadlineInputStream(Files.newInputStream(path), reading);
    try {
      in.skipNBytes(mark);
      return new InputStreamReader(in, strict(charset));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The charset of a name as pages and documents give it; null for an unknown one. */
  public static @Nullable Charset named(String name) {
    try {
      Charset charset = Charset.forName(name);
      // files declared as GB 2312 contain characters of its successors, too
      return charset.name().startsWith("GB") ? GB18030 : charset;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
