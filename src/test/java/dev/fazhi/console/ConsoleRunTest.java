package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Service;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run from its button to its tables, and how the console itself is. */
class ConsoleRunTest extends SiteTest {

  @Test
  void aRunIsNotStartedForADayToComeNorStoppedWithoutAReason() throws Exception {
    Site.Browser operator = site.signedIn("cao");
    operator.post("/runs/start", operator.token("/"), Map.of("asOf", "2999-01-01"));
    assertTrue(operator.get("/").body().contains("截止日不能晚于今天"));
    operator.post("/runs/stop", operator.token("/"), Map.of("reason", " "));
    assertTrue(operator.get("/").body().contains("请写明停止的原因"));
    assertEquals(
        400, operator.post("/runs/start", operator.token("/"), Map.of("asOf", "x")).statusCode());
  }

  @Test
  void healthAndMetricsAreTextAndNothingElseIsThere() throws Exception {
    assertEquals("UP\n", site.management("GET", "/health").body());
    assertEquals("READY\n", site.management("GET", "/ready").body());
    String metrics = site.management("GET", "/metrics").body();
    assertTrue(metrics.contains("fazhi_sources_overdue 5.0"), metrics);
    assertTrue(metrics.contains("fazhi_run_active 0.0"), metrics);
    assertEquals(405, site.management("POST", "/health").statusCode());
    assertEquals(404, site.management("GET", "/").statusCode());
  }

  @Test
  void aRunGoesFromItsButtonToTheTables() throws Exception {
    Files.writeString(
        site.folders.input().resolve("热线_20221212.csv"),
        """
        工单编号,受理时间,工单状态,办结时间,受理渠道
        202200000001,2022-03-01 09:00,已办结,2022-03-02 09:00,电话
        202200000002,2022-03-01 09:00,办理中,,<script>alert(2)</script>
        202200000003,2022-02-30 09:00,办理中,,<b>粗</b>
        """);
    Site.Browser operator = site.signedIn("cao");

    operator.post("/runs/start", operator.token("/"), Map.of("asOf", "2022-12-11"));
    assertEquals("true", refreshed(operator));

    String run = operator.get("/runs/1").body();
    // a page may be two seconds old
    for (int i = 0; i < 300 && !run.contains("\">热线_20221212"); i++) {
      Thread.sleep(100);
      run = operator.get("/runs/1").body();
    }
    assertTrue(run.contains("完成") && run.contains("热线_20221212.csv"), run);
    Matcher file = Pattern.compile("/files/([0-9a-f]{64})\">热线_20221212").matcher(run);
    assertTrue(file.find(), run);
    Site.Browser analyst = site.signedIn("fen");
    assertTrue(analyst.get("/files/" + file.group(1)).body().contains("FZ-202"));
    byte[] rejects = analyst.download("/files/" + file.group(1) + "/rejects.xlsx").body();
    assertEquals("PK", new String(rejects, 0, 2, StandardCharsets.US_ASCII));
    for (String path :
        List.of(
            "/figures",
            "/figures?subject=hotline",
            "/figures/hotline.closed_rate",
            "/figures/hotline.received/trace?asOf=2022-12-11",
            "/revisions")) {
      assertEquals(200, analyst.get(path).statusCode(), path);
    }
    String trace = analyst.get("/figures/hotline.received/trace").body();
    assertTrue(trace.contains("202200000002"), trace);
    assertTrue(trace.contains("&lt;script&gt;alert(2)"), "what stands in a cell is shown");
    for (String path :
        List.of(
            "/figures/hotline.received/trace",
            "/figures/hotline.received",
            "/files/" + file.group(1))) {
      String page = analyst.get(path).body();
      assertFalse(page.contains("<script>alert") || page.contains("<b>粗"), path);
    }
    assertEquals(
        "cao",
        site.running.context().workplace().audit().newest(50).stream()
            .filter(entry -> entry.action().equals("运行"))
            .findFirst()
            .orElseThrow()
            .who());
  }

  @Test
  void aPortThatIsTakenIsSaidInWords(@TempDir Path other) throws IOException {
    int taken = site.running.web().port();
    Service.Plan plan =
        new Service.Plan(
            Site.folders(other), "127.0.0.1", taken, 0, List.of(), null, null, null, false);

    Problem problem =
        assertThrows(Problem.class, () -> new ConsoleService.Running(plan, Clock.systemUTC()));
    assertTrue(String.valueOf(problem.getMessage()).contains("端口 " + taken), problem.getMessage());
  }

  /** Asks for the progress as the page does, until it is told to load anew. */
  private static String refreshed(Site.Browser browser) throws Exception {
    for (int i = 0; i < 300; i++) {
      HttpResponse<String> answer = browser.get("/live", "HX-Request", "true");
      if (answer.headers().firstValue("HX-Refresh").isPresent()) {
        return answer.headers().firstValue("HX-Refresh").orElseThrow();
      }
      Thread.sleep(100);
    }
    return "";
  }
}
