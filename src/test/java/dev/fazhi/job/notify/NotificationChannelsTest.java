package dev.fazhi.job.notify;

import static dev.fazhi.job.notify.NotifiedEnds.ROBOTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.run.NotificationOutbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each channel gets what it understands, and no secret stands anywhere else. */
@Timeout(60)
class NotificationChannelsTest {

  @TempDir private static Path data = Path.of(".");

  private static HikariDataSource database = new HikariDataSource();

  @TempDir private Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private NotifiedEnds ends;

  @BeforeAll
  static void openDatabase() {
    database = Database.open(data, null);
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void open() throws IOException {
    ends = new NotifiedEnds(folder, database);
  }

  @AfterEach
  void close() throws IOException {
    ends.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.7/send?key=s3cr3t", "ftp://127.0.0.9/s3cr3t", "s3cr3t"})
  void aTokenIsNotSentInPlainTextOverTheNetwork(String address) throws IOException {
    NotificationService notices = ends.notices(ROBOTS, Map.of("ROBOT", address));
    notices.put(ends.failed());

    String said = notices.deliver().get(0);

    assertTrue(said.contains("须是 https"), said);
    assertFalse(said.contains("s3cr3t"), said);
  }

  @Test
  void aSecretThatIsNotThereIsToldByItsPlace() throws IOException {
    NotificationService notices = ends.notices(ROBOTS, Map.of());
    notices.put(ends.failed());

    assertTrue(notices.deliver().get(0).contains("[FZ-442] 环境变量 ROBOT 没有设置"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no robot at %s",
        "{\"errcode\":93000,\"errmsg\":\"unknown key s3cr3t\"}",
        "%%73%%33cr3t",
        "czNjcjN0"
      })
  void ofAnAnswerThatRepeatsTheTokenInAnySpellingNothingIsKept(String answer) throws IOException {
    ends.inbox.answers(404, answer.formatted(ends.inbox.url()));
    ends.notices(ROBOTS).put(ends.failed());
    String said = ends.notices(ROBOTS).deliver().toString();

    String kept = new NotificationOutbox(database).newest(1).get(0).answer();
    assertTrue(kept.startsWith("HTTP 404，"), kept);
    for (String text : List.of(said, kept)) {
      assertFalse(text.contains("s3cr3t") || text.contains("cr3t") || text.contains("czNj"), text);
    }
  }

  @Test
  void dingTalkAndFeishuAreSignedWithTheTimeOfSending() throws IOException {
    Files.writeString(folder.resolve("secret"), "SEC-geheim\n");
    NotificationService notices =
        ends.notices(
            """
            notify:
              channels:
                - { name: 钉, kind: dingtalk, url_env: ROBOT, secret_file: ../secret }
                - { name: 飞, kind: feishu, url_env: ROBOT, secret_file: ../secret }
            """);
    notices.put(ends.failed());
    ends.pass(Duration.ofSeconds(-300));

    notices.deliver();
    ends.pass(Duration.ofSeconds(600));
    notices.deliver();

    assertTrue(
        ends.inbox.received().get(0).contains("&timestamp=1670866800000&sign="),
        ends.inbox.received().get(0));
    assertTrue(
        ends.inbox.received().get(1).contains("{\"timestamp\":\"1670866800\",\"sign\":\""),
        ends.inbox.received().get(1));
  }

  @Test
  void mailIsSentAsPlainText() throws IOException {
    NotificationService notices =
        ends.notices(
            """
            notify:
              channels:
                - { name: 邮件, kind: email, host: 127.0.0.1, port: PORT, tls: none, from: fazhi@example.cn, to: [a@example.cn, b@example.cn] }
            """
                .replace("PORT", String.valueOf(ends.inbox.mailPort())));
    notices.put(ends.failed());

    assertEquals(List.of("邮件：已发出。"), notices.deliver());

    String mail = ends.inbox.received().get(0);
    assertTrue(mail.contains("From: fazhi@example.cn"), mail);
    assertTrue(mail.contains("To: a@example.cn, b@example.cn"), mail);
    String body = mail.substring(mail.indexOf("\n\n")).strip();
    String text = new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
    assertTrue(text.contains("[FZ-404] 找不到输入目录"), text);
  }
}
