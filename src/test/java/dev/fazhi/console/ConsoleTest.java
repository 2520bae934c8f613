package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.store.register.FileRegister;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as browsers of each role meet it. */
class ConsoleTest {

  private static final String HOSTILE = "<script>alert(1)</script>\u202Excsv.xlsx";
  private static final String SHA = "ab".repeat(32);
  private static final String LOGIN = "/login";

  @TempDir private static Path folder;

  private static Site site;

  @BeforeAll
  static void open() throws IOException {
    site = new Site(folder);
    FileRegister files = site.running.context().workplace().files();
    long id = files.add(SHA, HOSTILE, 10, LocalDateTime.of(2022, 12, 12, 1, 0));
    files.refuse(
        id,
        "digest",
        List.of(
            new Fault(
                "FZ-110",
                Fault.Severity.REFUSE,
                Place.of(HOSTILE),
                "",
                "<b>粗</b>",
                "缺少表头 <img src=x onerror=alert(1)>。")));
    Path day = site.folders.output().resolve("2022-12-12");
    Files.createDirectories(day.resolve("tables"));
    Files.writeString(day.resolve("figures.csv"), "metric\n");
    Files.writeString(day.resolve("tables").resolve("表 1.csv"), "一\n");
    Files.writeString(site.folders.output().resolve("secret.txt"), "secret");
    Files.createSymbolicLink(day.resolve("link.txt"), site.folders.output().resolve("secret.txt"));
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void aFragmentForAStrangerIsNotFilledWithTheLoginPage() throws Exception {
    HttpResponse<String> answer = site.anonymous().get("/live", "HX-Request", "true");

    assertEquals(401, answer.statusCode());
    assertEquals(LOGIN, answer.headers().firstValue("HX-Redirect").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/live",
        "/runs",
        "/files",
        "/figures",
        "/revisions",
        "/overdue",
        "/downloads",
        "/texts",
        "/runbook",
        "/runbook/FZ-104"
      })
  void bothRolesReadThePages(String path) throws Exception {
    for (String user : List.of("cao", "fen")) {
      HttpResponse<String> answer = site.signedIn(user).get(path);

      assertEquals(200, answer.statusCode(), user);
      assertFalse(answer.body().contains("th:"), "a template that was not filled in");
    }
  }

  @Test
  void namesAndMessagesFromOutsideAreShownNotExecuted() throws Exception {
    for (String path : List.of("/files", "/files/" + SHA)) {
      String page = site.signedIn("fen").get(path).body();

      assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u202E"), path);
      assertFalse(page.contains("<script>alert"), path);
      assertFalse(page.contains("<img"), path);
      assertFalse(page.contains("\u202E"), path);
    }
  }

  @Test
  void everyAnswerTellsTheBrowserToHold() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            site.anonymous().get(LOGIN),
            site.signedIn("fen").get("/"),
            site.signedIn("fen").get("/nothing"),
            site.signedIn("fen").get("/upload"))) {
      var headers = answer.headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");

      assertTrue(policy.contains("default-src 'none'"), policy);
      assertTrue(policy.contains("script-src 'self';"), policy);
      assertTrue(policy.contains("style-src 'self';"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("DENY", headers.firstValue("X-Frame-Options").orElse(""));
      assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
      assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""));
      assertTrue(headers.firstValue("Cache-Control").orElse("").contains("no-store"));
      assertTrue(headers.firstValue("Server").isEmpty());
    }
  }

  @Test
  void noPageHasAScriptOrStyleOfItsOwn() throws Exception {
    Site.Browser operator = site.signedIn("cao");
    for (String path :
        List.of(
            "/",
            "/runs",
            "/files",
            "/figures",
            "/overdue",
            "/downloads",
            "/texts",
            "/upload",
            "/audit")) {
      String page = operator.get(path).body();

      assertFalse(
          Pattern.compile("<script(?![^>]*src=)|<style|\\sstyle=|<[^>]*\\son[a-z]+=")
              .matcher(page)
              .find(),
          path);
      assertFalse(Pattern.compile("(src|href)=\"(https?:)?//").matcher(page).find(), path);
    }
  }

  @Test
  void whatPagesLoadIsThereWithoutANetwork() throws Exception {
    Matcher links =
        Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"")
            .matcher(site.anonymous().get(LOGIN).body());
    int found = 0;
    while (links.find()) {
      assertEquals(200, site.anonymous().get(links.group(1)).statusCode(), links.group(1));
      found++;
    }
    assertEquals(4, found);
  }

  @Test
  void aFolderThatIsNoResultIsNotOffered() throws Exception {
    Files.createDirectories(folder.resolve("output/2022-12-12-copy"));

    HttpResponse<String> page = site.signedIn("fen").get("/downloads");

    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("截止 <span>2022-12-12</span>"), page.body());
    assertFalse(page.body().contains("-copy"), page.body());
  }

  @Test
  void onlyFilesOfTheListAreServed() throws Exception {
    Site.Browser analyst = site.signedIn("fen");
    String base = "/downloads/file?day=2022-12-12&path=";

    assertEquals("metric\n", analyst.get(base + "figures.csv").body());
    HttpResponse<String> named = analyst.get(base + "tables/%E8%A1%A8%201.csv");
    assertEquals(200, named.statusCode());
    assertTrue(
        named.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
    for (String other :
        List.of("../secret.txt", "..%2Fsecret.txt", "%2Fetc%2Fpasswd", "link.txt", "tables", "")) {
      assertEquals(404, analyst.get(base + other).statusCode(), other);
    }
  }

  @Test
  void whatIsNotThereIsSaidInWordsWithoutATrace() throws Exception {
    for (String path :
        List.of(
            "/runs/77",
            "/files/zz",
            "/figures/no.such",
            "/figures/no.such/trace",
            "/figures?asOf=1999-01-01",
            "/x")) {
      HttpResponse<String> answer = site.signedIn("fen").get(path);

      assertEquals(404, answer.statusCode(), path);
      assertTrue(answer.body().contains("找不到"), path);
      assertFalse(answer.body().contains("Exception"), path);
    }
    HttpResponse<String> wrong = site.signedIn("fen").get("/figures?asOf=gestern");
    assertEquals(400, wrong.statusCode());
    assertFalse(wrong.body().contains("Exception"));
  }

  @Test
  void neitherTheDatabasesConsoleNorActuatorIsReachable() throws Exception {
    for (String path : List.of("/actuator", "/actuator/env", "/h2-console", "/metrics", "/env")) {
      assertEquals(404, site.signedIn("cao").get(path).statusCode(), path);
      assertEquals(404, site.management("GET", path.equals("/metrics") ? "/x" : path).statusCode());
    }
  }
}
