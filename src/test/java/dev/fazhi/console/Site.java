package dev.fazhi.console;

import dev.fazhi.console.service.RunLauncher;
import dev.fazhi.job.Runs;
import dev.fazhi.job.Service;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Databases;
import dev.fazhi.store.user.QuickUsers;
import dev.fazhi.store.user.Role;
import dev.fazhi.store.user.Users;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real service on free ports over empty folders, and browsers that visit it. */
public final class Site implements AutoCloseable {

  public static final String PASSWORD = "正确的马-电池-2022";

  public final Service.Folders folders;
  final ConsoleService.Running running;
  private final Map<String, Browser> browsers = new HashMap<>();

  /** How runs are done here; a test may put another way in its place. */
  volatile RunLauncher.Runner runner = NightlyRun::run;

  public Site(Path folder) throws IOException {
    this(folder, Runs.JOBS, Clock.systemUTC());
  }

  public Site(Path folder, Path jobs, Clock clock) throws IOException {
    folders = folders(folder, jobs);
    Databases.prepare(folders.data());
    Service.Plan plan =
        new Service.Plan(folders, "127.0.0.1", 0, 0, List.of(), null, null, null, false);
    running =
        new ConsoleService.Running(
            plan, clock, (request, watcher, stop) -> runner.run(request, watcher, stop));
    add("cao", Role.OPERATOR);
    add("fen", Role.ANALYST);
  }

  /** Adds a user with the {@link #PASSWORD}. */
  void add(String user, Role role) {
    QuickUsers.add(users(), user, PASSWORD, role);
  }

  Users users() {
    return running.context().workplace().users();
  }

  public static Service.Folders folders(Path folder) throws IOException {
    return folders(folder, Runs.JOBS);
  }

  private static Service.Folders folders(Path folder, Path jobs) throws IOException {
    Files.createDirectories(folder.resolve("input"));
    return new Service.Folders(
        folder.resolve("input"), folder.resolve("output"), folder.resolve("data"), jobs, null);
  }

  /** Runs up to that day and waits for the end, as the schedule would. */
  public void night(LocalDate day) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    while (!running.runs().start(new AsOf(day), "按计划", any -> ended.countDown())) {
      Thread.sleep(20);
    }
    if (!ended.await(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the night does not end");
    }
  }

  public Browser anonymous() {
    return new Browser();
  }

  /** A browser in which that user is signed in; the same one again for the same user. */
  public Browser signedIn(String user) throws IOException, InterruptedException {
    Browser known = browsers.get(user);
    if (known != null) {
      return known;
    }
    Browser browser = new Browser();
    HttpResponse<String> answer = browser.signIn(user, PASSWORD);
    if (!answer.headers().firstValue("Location").orElse("").endsWith("/")) {
      throw new IllegalStateException("not signed in: " + answer.headers());
    }
    browsers.put(user, browser);
    return browser;
  }

  HttpResponse<String> management(String method, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + running.management().port() + path))
                .method(method, BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
  }

  @Override
  public void close() {
    running.close();
  }

  /** One browser: it keeps cookies and follows no redirect. */
  public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public void setCookie(String name, String value) {
      HttpCookie cookie = new HttpCookie(name, value);
      cookie.setPath("/");
      cookie.setVersion(0);
      cookies.getCookieStore().add(uri("/"), cookie);
    }

    /** The cookies of this browser, as it sends them. */
    String cookies() {
      return cookies.getCookieStore().getCookies().stream()
          .map(cookie -> cookie.getName() + "=" + cookie.getValue())
          .collect(Collectors.joining("; "));
    }

    public HttpResponse<String> get(String path, String... headers)
        throws IOException, InterruptedException {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html");
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
      return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> signIn(String user, String password)
        throws IOException, InterruptedException {
      return post("/login", token("/login"), Map.of("username", user, "password", password));
    }

    /** The token of the forms on that page; empty when it has none. */
    public String token(String page) throws IOException, InterruptedException {
      Matcher token = TOKEN.matcher(get(page).body());
      return token.find() ? token.group(1) : "";
    }

    public HttpResponse<String> post(String path, String token, Map<String, String> fields)
        throws IOException, InterruptedException {
      List<String> pairs = new ArrayList<>();
      pairs.add("_csrf=" + encode(token));
      fields.forEach((name, value) -> pairs.add(name + "=" + encode(value)));
      return client.send(
          HttpRequest.newBuilder(uri(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(String.join("&", pairs)))
              .build(),
          BodyHandlers.ofString());
    }

    public HttpResponse<String> upload(String token, String name, String content)
        throws IOException, InterruptedException {
      return send("/upload", "files", token, name, content);
    }

    /** Sends a file in that field of the form of that address. */
    HttpResponse<String> send(String path, String field, String token, String name, String content)
        throws IOException, InterruptedException {
      String body =
          "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
              + token
              + "\r\n--x\r\nContent-Disposition: form-data; name=\""
              + field
              + "\"; filename=\""
              + name
              + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
              + content
              + "\r\n--x--\r\n";
      return client.send(
          HttpRequest.newBuilder(uri(path))
              .header("Content-Type", "multipart/form-data; boundary=x")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }

    private URI uri(String path) {
      return URI.create("http://127.0.0.1:" + running.web().port() + path);
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
