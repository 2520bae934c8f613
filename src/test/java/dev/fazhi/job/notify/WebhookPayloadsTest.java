package dev.fazhi.job.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent to the robots of groups, to the letter. */
class WebhookPayloadsTest {

  private static final Notification FAILED =
      new Notification(
          "run-7-bad",
          Notification.Tone.BAD,
          "法治：2022-12-12 运行失败",
          List.of("截止日：2022-12-12", "· [FZ-404] 找不到"));
  private static final String SECRET = "SEC-geheim";
  private static final long MILLIS = 1_670_866_200_000L;

  @Test
  void weComGetsMarkdown() {
    assertEquals(
        "{\"msgtype\":\"markdown\",\"markdown\":{\"content\":"
            + "\"## <font color=\\\"warning\\\">法治：2022-12-12 运行失败</font>\\n"
            + "截止日：2022-12-12\\n· [FZ-404] 找不到\"}}",
        WebhookPayloads.wecom(FAILED));
  }

  @Test
  void dingTalkGetsMarkdownWithATitle() {
    assertEquals(
        "{\"msgtype\":\"markdown\",\"markdown\":{\"title\":\"法治：2022-12-12 运行失败\","
            + "\"text\":\"### 法治：2022-12-12 运行失败\\n\\n截止日：2022-12-12\\n\\n· [FZ-404] 找不到\"}}",
        WebhookPayloads.dingtalk(FAILED));
  }

  @Test
  void dingTalkIsSignedInTheAddressWithMilliseconds() {
    assertEquals(
        "https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1670866200000&sign=bKod6PUOjM7x80nK5GikBwiKNcX%2B3vsJ6FGi5hhFxCc%3D",
        WebhookPayloads.dingtalkAddress(
            "https://oapi.dingtalk.com/robot/send?access_token=T", SECRET, MILLIS));
    assertEquals("https://h/?t", WebhookPayloads.dingtalkAddress("https://h/?t", null, MILLIS));
  }

  @Test
  void feishuGetsACardSignedInTheBodyWithSeconds() {
    assertEquals(
        "{\"timestamp\":\"1670866200\",\"sign\":\"sCjevux7OXz7Gm2WZqpkSEKBOYMI1eFFWRJzc/l5fiQ=\",\"msg_type\":\"interactive\","
            + "\"card\":{\"config\":{\"wide_screen_mode\":true},\"header\":{\"title\":{\"tag\":\"plain_text\",\"content\":\"法治：2022-12-12"
            + " 运行失败\"},\"template\":\"red\"},\"elements\":[{\"tag\":\"markdown\",\"content\":\"截止日：2022-12-12\\n"
            + "· [FZ-404] 找不到\"}]}}",
        WebhookPayloads.feishu(FAILED, SECRET, MILLIS / 1000));
    assertFalse(WebhookPayloads.feishu(FAILED, null, MILLIS / 1000).contains("sign"));
  }

  @Test
  void weComTakesNoMoreThan4096Bytes() {
    Notification far =
        new Notification("e", Notification.Tone.BAD, "题", Collections.nCopies(500, "十个汉字的一行文字在此"));

    String content = WebhookPayloads.wecom(far).replaceAll("(?s).*\"content\":\"(.*)\"}}", "$1");

    String sent = content.replace("\\n", "\n").replace("\\\"", "\"");
    assertTrue(sent.getBytes(StandardCharsets.UTF_8).length <= 4096);
    assertTrue(sent.endsWith("……"));
  }

  @Test
  void aFileNameMakesNoLinkAndNoMention() {
    assertEquals("＜@all＞ [x]（http://y)", WebhookPayloads.plain("<@all> [x](http://y)"));
  }
}
