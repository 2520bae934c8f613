package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.page.UploadExpiry;
import dev.fazhi.console.page.Uploads;
import dev.fazhi.console.security.BodyLimits;
import dev.fazhi.store.user.AuditLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that are sent to the console: exports to be imported, reports to be audited. */
class UploadsTest extends SiteTest {

  @Test
  void anUploadWithoutItsTokenIsRefused() throws Exception {
    assertEquals(403, site.signedIn("cao").upload("", "a.csv", "x").statusCode());
  }

  @Test
  void anUploadOfTheAnalystOrAStrangerIsNotEvenRead() throws Exception {
    Site.Browser analyst = site.signedIn("fen");
    List<Path> before = kept();

    assertEquals(403, analyst.upload(analyst.token("/"), "a.csv", "x").statusCode());
    assertEquals(302, site.anonymous().upload("", "a.csv", "x").statusCode());
    assertEquals(before, kept());
  }

  private static List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.list(site.folders.data().resolve("quarantine"))) {
      return all.toList();
    }
  }

  @Test
  void anUploadThatNobodyDecidesAboutIsGoneAfterItsWeekThoughNobodyComes() throws Exception {
    Uploads uploads = new Uploads(site.running.context());
    Path old = waiting(uploads, Duration.ofDays(7).plusMinutes(1));
    Path young = waiting(uploads, Duration.ofDays(7).minusMinutes(1));
    Instant until = Instant.now().plusSeconds(60);

    UploadExpiry expiry = new UploadExpiry(uploads, Duration.ofMillis(50));
    try {
      Path late = waiting(uploads, Duration.ofDays(30));
      while ((Files.exists(old) || Files.exists(late)) && Instant.now().isBefore(until)) {
        Thread.sleep(20);
      }

      assertFalse(Files.exists(old), "the old one");
      assertFalse(Files.exists(late), "one that grew old while the service ran");
      assertTrue(Files.exists(young), "the young one");
    } finally {
      expiry.close();
      Files.deleteIfExists(young.resolve("a.csv"));
      Files.deleteIfExists(young);
    }
  }

  private static Path waiting(Uploads uploads, Duration age) throws IOException {
    Path own = Files.createDirectory(uploads.folder().resolve(UUID.randomUUID().toString()));
    Files.writeString(own.resolve("a.csv"), "x");
    Files.setLastModifiedTime(own, FileTime.from(Instant.now().minus(age)));
    return own;
  }

  @Test
  void anUploadedFileIsLookedAtAndThenPutIntoTheInputFolder() throws Exception {
    Site.Browser operator = site.signedIn("cao");
    operator.upload(operator.token("/upload"), "../热线.csv", "工单编号,受理时间\n1,2022-01-01\n");
    String page = operator.get("/upload").body();
    Matcher id = Pattern.compile("/upload/([0-9a-f-]{36})/confirm").matcher(page);

    assertTrue(id.find(), page);
    assertTrue(page.contains("热线"), page);
    HttpResponse<String> answer =
        operator.post("/upload/" + id.group(1) + "/confirm", operator.token("/upload"), Map.of());
    assertEquals(302, answer.statusCode());
    try (Stream<Path> input = Files.list(site.folders.input())) {
      assertEquals(1, input.filter(path -> path.toString().endsWith(".csv")).count());
    }
    List<AuditLog.Entry> entries = site.running.context().workplace().audit().newest(2);
    assertEquals("放入 input/", entries.get(0).action());
    assertEquals("cao", entries.get(0).who());
    assertEquals(
        404,
        operator
            .post("/upload/" + id.group(1) + "/confirm", operator.token("/upload"), Map.of())
            .statusCode());
  }

  @Test
  void aNumberOfAPersonInTheNameOfAnUploadIsNotShown() throws Exception {
    Site.Browser operator = site.signedIn("cao");
    operator.upload(operator.token("/upload"), "张某13800138000热线.csv", "工单编号,受理时间\n1,2022-01-01\n");
    String page = operator.get("/upload").body();

    assertTrue(page.contains("热线.csv"), page);
    assertFalse(page.contains("13800138000"), page);
  }

  /** Other people's files are read, not handed on: nobody gets a virus from here. */
  @Test
  void anUploadedOriginalIsServedByNoAddress() throws Exception {
    Site.Browser operator = site.signedIn("cao");
    String mark = "X5O-mark-" + UUID.randomUUID();
    operator.upload(operator.token("/upload"), mark + ".csv", "甲,乙\n" + mark + ",=cmd|x\n");
    String id;
    try (Stream<Path> kept = Files.list(site.folders.data().resolve("quarantine"))) {
      id =
          kept.map(path -> String.valueOf(path.getFileName()))
              .reduce((one, last) -> last)
              .orElseThrow();
    }
    for (String path :
        List.of(
            "/upload/" + id,
            "/upload/" + id + "/" + mark + ".csv",
            "/quarantine/" + id + "/" + mark + ".csv",
            "/data/quarantine/" + id,
            "/downloads/..%2fdata%2fquarantine%2f" + id,
            "/downloads?file=../data/quarantine/" + id)) {
      HttpResponse<byte[]> answer = operator.download(path);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      assertTrue(answer.statusCode() >= 400 || type.startsWith("text/html"), path + " " + type);
      assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains(mark + ",="), path);
    }
    String page = operator.get("/upload").body();
    assertTrue(page.contains(mark), "it waits");
    assertFalse(page.matches("(?s).*(href|src)=\"[^\"]*" + mark + ".*"), page);
  }

  @Test
  void aReportIsAuditedForBothRolesAndNothingOfItIsKept() throws Exception {
    List<Path> before = stored();
    for (String user : List.of("cao", "fen")) {
      Site.Browser browser = site.signedIn(user);
      String token = browser.token("/texts");
      String page =
          browser.send("/texts", "file", token, "<b>.txt", "受理40件，办结30件，办结率76%。<i>").body();

      assertTrue(page.contains("30 ÷ 40 = 75%"), page);
      assertTrue(page.contains("&lt;b&gt;.txt") && page.contains("&lt;i&gt;"), page);
      assertTrue(page.contains("<mark class=\"does_not_follow\""), page);
    }
    assertEquals(before, stored());
  }

  private static List<Path> stored() throws IOException {
    try (Stream<Path> all = Files.walk(site.folders.data())) {
      return all.filter(path -> !path.toString().contains("logs")).sorted().toList();
    }
  }

  @Test
  void aReportThatCannotBeReadOrIsTooLargeIsRefusedWithAReason() throws Exception {
    Site.Browser browser = site.signedIn("fen");
    String token = browser.token("/texts");

    assertTrue(browser.send("/texts", "file", token, "a.docx", "x").body().contains("FZ-321"));
    assertTrue(browser.send("/texts", "file", token, "a.wps", "x").body().contains("FZ-322"));
    assertEquals(403, browser.send("/texts", "file", "made-up", "a.txt", "x").statusCode());
    assertEquals(302, site.anonymous().send("/texts", "file", "", "a.txt", "x").statusCode());
    String large = "一".repeat(BodyLimits.MAX_TEXT_BYTES / 3 + 1);
    try {
      assertEquals(413, browser.send("/texts", "file", token, "a.txt", large).statusCode());
    } catch (IOException cutOff) {
      // what is too large is not read to its end
      assertFalse(large.isEmpty());
    }
  }
}
