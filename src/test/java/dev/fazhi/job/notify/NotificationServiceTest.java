package dev.fazhi.job.notify;

import static dev.fazhi.job.notify.NotifiedEnds.ROBOTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.run.NotificationOutbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
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

/** People are told of a run's end once, by every channel, however long that takes. */
@Timeout(60)
class NotificationServiceTest {

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

  @Test
  void aFailureIsToldWithItsReasonAndWhatToDo() throws IOException {
    NotificationService notices = ends.notices(ROBOTS);
    notices.put(ends.failed());

    notices.deliver();

    String sent = ends.inbox.received().get(0);
    assertTrue(sent.startsWith("/send?key=s3cr3t {\"msgtype\":\"markdown\""), sent);
    assertTrue(sent.contains("2022-12-12 运行失败"), sent);
    assertTrue(sent.contains("[FZ-404] 找不到输入目录"), sent);
    assertTrue(sent.contains("./fazhi run --as-of 2022-12-12"), sent);
    assertTrue(sent.contains("./fazhi explain FZ-404"), sent);
  }

  @Test
  void theSameEndIsToldOnce() throws IOException {
    NotificationService notices = ends.notices(ROBOTS);
    notices.put(ends.failed());
    notices.deliver();
    notices.put(ends.failed());
    ends.notices(ROBOTS).put(ends.failed());
    notices.deliver();

    assertEquals(1, ends.inbox.received().size());
  }

  @Test
  void whatDoesNotGetThroughIsTriedAgainLaterAlsoByAnotherProcess() throws IOException {
    ends.inbox.answers(500, "down");
    ends.notices(ROBOTS).put(ends.failed());
    assertTrue(ends.notices(ROBOTS).deliver().get(0).contains("稍后再试"));
    assertEquals(List.of(), ends.notices(ROBOTS).deliver(), "not at once");

    ends.inbox.answers(200, "{\"errcode\":0}");
    ends.pass(Duration.ofSeconds(11));
    ends.notices(ROBOTS).deliver();

    assertEquals(2, ends.inbox.received().size());
    assertEquals(
        NotificationOutbox.State.SENT, new NotificationOutbox(database).newest(1).get(0).state());
  }

  @Test
  void afterTheDeclaredTriesItIsGivenUp() throws IOException {
    ends.inbox.answers(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
    ends.notices(ROBOTS).put(ends.failed());
    String last = "";
    for (int i = 0; i < 5; i++) {
      List<String> said = ends.notices(ROBOTS).deliver();
      last = said.isEmpty() ? last : said.get(0);
      ends.pass(Duration.ofSeconds(3600));
    }

    assertEquals(3, ends.inbox.received().size());
    assertTrue(last.contains("[FZ-441]") && last.contains("错误码 93000"), last);
  }

  @Test
  void aServerThatIsNotThereIsNoReasonToFail() throws IOException {
    String nowhere = ends.inbox.url();
    ends.inbox.close();
    NotificationService notices = ends.notices(ROBOTS, Map.of("ROBOT", nowhere));
    notices.put(ends.failed());

    String said = notices.deliver().get(0);

    assertTrue(said.contains("连接不上"), said);
    assertFalse(said.contains("s3cr3t"), said);
  }

  @Test
  void successIsToldOnlyWhereThatIsAskedFor() throws IOException {
    ends.notices(ROBOTS).put(NotificationService.End.of(ends.request(), outcome(ExitCode.DONE)));
    ends.notices(ROBOTS).put(NotificationService.End.of(ends.request(), outcome(ExitCode.BUSY)));
    ends.notices(ROBOTS).deliver();
    assertEquals(List.of(), ends.inbox.received());

    NotificationService always = ends.notices(ROBOTS.replace("tries: 3", "when: always"));
    always.put(NotificationService.End.of(ends.request(), outcome(ExitCode.DONE)));
    always.deliver();
    assertEquals(1, ends.inbox.received().size());
  }

  @Test
  void warningsAreToldWithCountsAndFilesAndNothingOfTheirCells() throws IOException {
    NotificationService notices = ends.notices(ROBOTS);
    notices.put(NotificationService.End.of(ends.request(), outcome(ExitCode.NEEDS_A_PERSON)));

    notices.deliver();

    String sent = ends.inbox.received().get(0);
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
}
