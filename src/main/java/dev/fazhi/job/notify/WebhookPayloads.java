package dev.fazhi.job.notify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Formats messages for the group robots of three services, as their documentation says: WeCom
 * (developer.work.weixin.qq.com/document/path/91770, markdown of at most 4096 bytes), DingTalk
 * (open.dingtalk.com, custom robot, markdown, {@code timestamp} in milliseconds and {@code sign} in
 * the address) and Feishu (open.feishu.cn, custom bot, a card, {@code timestamp} in seconds and
 * {@code sign} in the body).
 */
final class WebhookPayloads {

  private static final int MOST_BYTES = 4096;
  private static final String HMAC = "HmacSHA256";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WebhookPayloads() {}

  /** The body for a robot of a WeCom group. */
  static String wecom(Notification notice) {
    String colour = notice.tone() == Notification.Tone.GOOD ? "info" : "warning";
    String head = "## <font color=\"" + colour + "\">" + plain(notice.title()) + "</font>\n";
    int left = MOST_BYTES - head.getBytes(StandardCharsets.UTF_8).length;
    Map<String, Object> markdown = Map.of("content", head + lines(notice, "\n", left));
    return json(ordered("msgtype", "markdown", "markdown", markdown));
  }

  /** The body for a robot of a DingTalk group; a line break there is two. */
  static String dingtalk(Notification notice) {
    String text = "### " + plain(notice.title()) + "\n\n" + lines(notice, "\n\n", MOST_BYTES);
    Map<String, Object> markdown = ordered("title", notice.title(), "text", text);
    return json(ordered("msgtype", "markdown", "markdown", markdown));
  }

  /** The address of a DingTalk robot with the signature for that time. */
  static String dingtalkAddress(String url, @Nullable String secret, long millis) {
    if (secret == null) {
      return url;
    }
    String sign = hmac(secret, millis + "\n" + secret);
    return url
        + (url.indexOf('?') < 0 ? '?' : '&')
        + "timestamp="
        + millis
        + "&sign="
        + URLEncoder.encode(sign, StandardCharsets.UTF_8);
  }

  /** The body for a robot of a Feishu group, with the signature for that time. */
  static String feishu(Notification notice, @Nullable String secret, long seconds) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (secret != null) {
      body.put("timestamp", String.valueOf(seconds));
      // Feishu uses timestamp and secret as the key and signs an empty text
      body.put("sign", hmac(seconds + "\n" + secret, ""));
    }
    String colour =
        switch (notice.tone()) {
          case GOOD -> "green";
          case WARNING -> "orange";
          case BAD -> "red";
        };
    Map<String, Object> title = ordered("tag", "plain_text", "content", notice.title());
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("config", Map.of("wide_screen_mode", true));
    card.put("header", ordered("title", title, "template", colour));
    card.put(
        "elements",
        List.of(ordered("tag", "markdown", "content", lines(notice, "\n", MOST_BYTES))));
    body.put("msg_type", "interactive");
    body.put("card", card);
    return json(body);
  }

  private static Map<String, Object> ordered(String a, Object first, String b, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, first);
    map.put(b, second);
    return map;
  }

  /** Cuts the text after as many whole lines as fit. */
  private static String lines(Notification notice, String end, int mostBytes) {
    List<String> lines = new ArrayList<>();
    int bytes = "……".getBytes(StandardCharsets.UTF_8).length;
    for (String line : notice.lines()) {
      String plain = plain(line);
      bytes += (plain + end).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > mostBytes) {
        lines.add("……");
        break;
      }
      lines.add(plain);
    }
    return String.join(end, lines);
  }

  /** Removes characters that would make links, mentions or formatting. */
  static String plain(String text) {
    return text.replace('<', '＜')
        .replace('>', '＞')
        .replace("](", "]（")
        .replace('`', '\'')
        .replace('*', '＊')
        .replace('~', '～');
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + HMAC, impossible);
    }
  }

  private static String json(Map<String, ?> body) {
    return JSON.writeValueAsString(body);
  }
}
