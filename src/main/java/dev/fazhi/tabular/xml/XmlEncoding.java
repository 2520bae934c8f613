package dev.fazhi.tabular.xml;

import dev.fazhi.tabular.row.Reading;
import dev.fazhi.tabular.text.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.input.ReaderInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an XML document in UTF-8, whatever it is in (XML 1.0, appendix F). */
final class XmlEncoding {

  private static final int HEAD = 256;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._\\-]+)[\"']");

  private XmlEncoding() {}

  static InputStream utf8(InputStream in, Reading reading) throws IOException {
    PushbackInputStream all = new PushbackInputStream(in, HEAD);
    byte[] head = in.readNBytes(HEAD);
    int mark = mark(head);
    all.unread(head, mark, head.length - mark);
    Charset charset = of(head);
    if (charset == null) {
      throw reading.corrupt("内部声明了不认识的编码");
    }
    if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
      return all;
    }
    return ReaderInputStream.builder()
        .setReader(new InputStreamReader(all, TextEncoding.strict(charset)))
        .setCharset(StandardCharsets.UTF_8)
        .get();
  }

  private static int mark(byte[] head) {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE) ? 2 : 0;
  }

  private static @Nullable Charset of(byte[] head) {
    if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(head, 0xFF, 0xFE) || startsWith(head, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    return mark(head) == 0 && declared.find()
        ? TextEncoding.named(declared.group(1))
        : StandardCharsets.UTF_8;
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
