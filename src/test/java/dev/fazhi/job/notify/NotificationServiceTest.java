package dev.fazhi.job.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.Inbox;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.run.NotificationOutbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People are told of a run's end once, by every channel, however long that takes. */
@Timeout(60)
class NotificationServiceTest {

  private static final String ROBOTS =
      """
      notify:
        tries: 3
        channels:
          - { name: 值班群, kind: wecom, url_env: ROBOT }
      """;

  @TempDir private static Path data = Path.of(".");

  private static HikariDataSource database = new HikariDataSource();

  @TempDir private Path folder = Path.of(".");

  private Inbox inbox;
  private Instant now = Instant.parse("2022-12-12T17:35:00Z");

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
    inbox = new Inbox();
    JdbcClient.create(database).sql("DELETE FROM fz_notice").update();
  }

  @AfterEach
  void close() throws IOException {
    inbox.close();
  }

  @Test
  void aFailureIsToldWithItsReasonAndWhatToDo() throws IOException {
    NotificationService notices = notices(ROBOTS);
    notices.put(failed());

    notices.deliver();

    String sent = inbox.received().get(0);
    assertTrue(sent.startsWith("/send?key=s3cr3t {\"msgtype\":\"markdown\""), sent);
    assertTrue(sent.contains("2022-12-12 运行失败"), sent);
    assertTrue(sent.contains("[FZ-404] 找不到输入目录"), sent);
    assertTrue(sent.contains("./fazhi run --as-of 2022-12-12"), sent);
    assertTrue(sent.contains("./fazhi explain FZ-404"), sent);
  }

  @Test
  void theSameEndIsToldOnce() throws IOException {
    NotificationService notices = notices(ROBOTS);
    notices.put(failed());
    notices.deliver();
    notices.put(failed());
    notices(ROBOTS).put(failed());
    notices.deliver();

    assertEquals(1, inbox.received().size());
  }

  @Test
  void whatDoesNotGetThroughIsTriedAgainLaterAlsoByAnotherProcess() throws IOException {
    inbox.answers(500, "down");
    notices(ROBOTS).put(failed());
    assertTrue(notices(ROBOTS).deliver().get(0).contains("稍后再试"));
    assertEquals(List.of(), notices(ROBOTS).deliver(), "not at once");

    inbox.answers(200, "{\"errcode\":0}");
    now = now.plusSeconds(11);
    notices(ROBOTS).deliver();

    assertEquals(2, inbox.received().size());
    assertEquals(
        NotificationOutbox.State.SENT, new NotificationOutbox(database).newest(1).get(0).state());
  }

  @Test
  void afterTheDeclaredTriesItIsGivenUp() throws IOException {
    inbox.answers(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
    notices(ROBOTS).put(failed());
    String last = "";
    for (int i = 0; i < 5; i++) {
      List<String> said = notices(ROBOTS).deliver();
      last = said.isEmpty() ? last : said.get(0);
      now = now.plusSeconds(3600);
    }

    assertEquals(3, inbox.received().size());
    assertTrue(last.contains("[FZ-441]") && last.contains("错误码 93000"), last);
  }

  @Test
  void aServerThatIsNotThereIsNoReasonToFail() throws IOException {
    String nowhere = inbox.url();
    inbox.close();
    NotificationService notices =
        NotificationService.declaredIn(jobs(ROBOTS), database, Map.of("ROBOT", nowhere), clock())
            .orElseThrow();
    notices.put(failed());

    String said = notices.deliver().get(0);

    assertTrue(said.contains("连接不上"), said);
    assertFalse(said.contains("s3cr3t"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.7/send?key=s3cr3t", "ftp://127.0.0.9/s3cr3t", "s3cr3t"})
  void aTokenIsNotSentInPlainTextOverTheNetwork(String address) throws IOException {
    NotificationService notices =
        NotificationService.declaredIn(jobs(ROBOTS), database, Map.of("ROBOT", address), clock())
            .orElseThrow();
    notices.put(failed());

    String said = notices.deliver().get(0);

    assertTrue(said.contains("须是 https"), said);
    assertFalse(said.contains("s3cr3t"), said);
  }

  @Test
  void aSecretThatIsNotThereIsToldByItsPlace() throws IOException {
    NotificationService notices =
        NotificationService.declaredIn(jobs(ROBOTS), database, Map.of(), clock()).orElseThrow();
    notices.put(failed());

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
    inbox.answers(404, answer.formatted(inbox.url()));
    notices(ROBOTS).put(failed());
    String said = notices(ROBOTS).deliver().toString();

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
        notices(
            """
            notify:
              channels:
                - { name: 钉, kind: dingtalk, url_env: ROBOT, secret_file: ../secret }
                - { name: 飞, kind: feishu, url_env: ROBOT, secret_file: ../secret }
            """);
    notices.put(failed());
    now = now.plusSeconds(-300);

    notices.deliver();
    now = now.plusSeconds(600);
    notices.deliver();

    assertTrue(
        inbox.received().get(0).contains("&timestamp=1670866800000&sign="),
        inbox.received().get(0));
    assertTrue(
        inbox.received().get(1).contains("{\"timestamp\":\"1670866800\",\"sign\":\""),
        inbox.received().get(1));
  }

  @Test
  void mailIsSentAsPlainText() throws IOException {
    NotificationService notices =
        notices(
            """
            notify:
              channels:
                - { name: 邮件, kind: email, host: 127.0.0.1, port: PORT, tls: none, from: fazhi@example.cn, to: [a@example.cn, b@example.cn] }
            """
                .replace("PORT", String.valueOf(inbox.mailPort())));
    notices.put(failed());

    assertEquals(List.of("邮件：已发出。"), notices.deliver());

    String mail = inbox.received().get(0);
    assertTrue(mail.contains("From: fazhi@example.cn"), mail);
    assertTrue(mail.contains("To: a@example.cn, b@example.cn"), mail);
    String body = mail.substring(mail.indexOf("\n\n")).strip();
    String text = new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
    assertTrue(text.contains("[FZ-404] 找不到输入目录"), text);
  }

  @Test
  void successIsToldOnlyWhereThatIsAskedFor() throws IOException {
    notices(ROBOTS).put(NotificationService.End.of(request(), outcome(ExitCode.DONE)));
    notices(ROBOTS).put(NotificationService.End.of(request(), outcome(ExitCode.BUSY)));
    notices(ROBOTS).deliver();
    assertEquals(List.of(), inbox.received());

    NotificationService always = notices(ROBOTS.replace("tries: 3", "when: always"));
    always.put(NotificationService.End.of(request(), outcome(ExitCode.DONE)));
    always.deliver();
    assertEquals(1, inbox.received().size());
  }

  @Test
  void warningsAreToldWithCountsAndFilesAndNothingOfTheirCells() throws IOException {
    NotificationService notices = notices(ROBOTS);
    notices.put(NotificationService.End.of(request(), outcome(ExitCode.NEEDS_A_PERSON)));

    notices.deliver();

    String sent = inbox.received().get(0);
    assertTrue(sent.contains("拒收文件 名单＊＊＊.xlsx：[FZ-104] 文件有密码"), sent);
    assertTrue(sent.contains("热线.csv：拒收 2 行"), sent);
    assertTrue(sent.contains("读 1,234 行"), sent);
    assertTrue(sent.contains("逾期未报") && sent.contains("热线逾期 3 天"), sent);
    assertFalse(sent.contains("王小明") || sent.contains("13900000001"), sent);
  }

  private static RunOutcome outcome(ExitCode exit) {
    Fault personal =
        new Fault(
            "FZ-104", Fault.Severity.REFUSE, Place.of("名单"), "", "王小明", "王小明 13900000001 的文件");
    Load refused =
        load(0, "名单13900000001.xlsx", Load.Status.REFUSED, Load.RowCount.NONE, List.of(personal));
    Load merged =
        load(
            3,
            "热线.csv",
            Load.Status.MERGED,
            new Load.RowCount(1234, 1232, 0, 0, 0, 2, 0),
            List.of());
    Fault late = new Fault("FZ-165", Fault.Severity.NOTE, Place.of(""), "", "", "热线逾期 3 天未报。");
    boolean clean = exit == ExitCode.DONE;
    return new RunOutcome(
        exit,
        7,
        clean ? List.of() : List.of(merged, refused),
        List.of(),
        List.of(),
        clean ? List.of() : List.of(late),
        null,
        null,
        List.of());
  }

  private static Load load(
      long number, String name, Load.Status status, Load.RowCount rows, List<Fault> faults) {
    return new Load(
        number,
        name,
        "0",
        1,
        "hotline",
        LocalDateTime.of(2022, 12, 12, 0, 0),
        status,
        rows,
        faults,
        0,
        Set.of());
  }

  private RunRequest request() {
    return Runs.request(folder, null);
  }

  private NotificationService.End failed() {
    return NotificationService.End.of(request(), new Problem("FZ-404", "找不到输入目录：input。"));
  }

  private Path jobs(String more) throws IOException {
    Path jobs = Files.createDirectories(folder.resolve("jobs"));
    String nightly = Files.readString(Path.of("jobs", "nightly.yml"));
    Files.writeString(jobs.resolve("nightly.yml"), nightly + more);
    return jobs;
  }

  private NotificationService notices(String more) throws IOException {
    return NotificationService.declaredIn(
            jobs(more), database, Map.of("ROBOT", inbox.url()), clock())
        .orElseThrow();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
