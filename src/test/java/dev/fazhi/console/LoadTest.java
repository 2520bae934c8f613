package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.AsOf;
import dev.fazhi.sample.SampleExports;
import dev.fazhi.store.user.Role;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty users at once, each asking for the next page as soon as the last one came, over the sample
 * of a whole year; the table that it prints stands in performance.md.
 */
@Tag("bench")
class LoadTest {

  private static final int USERS = 50;
  private static final int ROUNDS = 12;
  private static final Pattern METRIC = Pattern.compile("href=\"(/figures/[^\"/]+)\"");

  @TempDir private Path folder = Path.of(".");

  private record Sample(String page, long nanos, int status) {}

  /** One user: the pages in an order of their own, some with the tag that they were sent. */
  private static final class User implements Callable<List<Sample>> {
    private final HttpClient client;
    private final String origin;
    private final String cookies;
    private final List<String> pages;
    private final int number;
    private final Map<String, String> tags = new HashMap<>();

    User(HttpClient client, String origin, String cookies, List<String> pages, int number) {
      this.client = client;
      this.origin = origin;
      this.cookies = cookies;
      this.pages = pages;
      this.number = number;
    }

    @Override
    public List<Sample> call() throws Exception {
      List<Sample> samples = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < pages.size(); i++) {
          samples.add(get(pages.get((number + i) % pages.size()), round % 2 == 1));
        }
      }
      return samples;
    }

    private Sample get(String page, boolean again) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(origin + page)).header("Cookie", cookies);
      if (again && tags.containsKey(page)) {
        request.header("If-None-Match", tags.get(page));
      }
      long start = System.nanoTime();
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      long taken = System.nanoTime() - start;
      answer.headers().firstValue("ETag").ifPresent(tag -> tags.put(page, tag));
      return new Sample(
          page.startsWith("/figures/") ? "/figures/…" : page, taken, answer.statusCode());
    }
  }

  @Test
  void ofFiftyUsersAtOnceNoneWaitsLong() throws Exception {
    Service.Folders folders = Site.folders(folder);
    SampleExports.write(folders.input(), Path.of("jobs/sample.yml"), 1, name -> {});
    NightlyRun.run(
        new RunRequest(
            new AsOf(SampleExports.asOf(Path.of("jobs/sample.yml"))),
            folders.input(),
            folders.output(),
            folders.data(),
            folders.jobs(),
            null),
        RunWatcher.NOBODY);
    Site site = new Site(folder);
    try {
      List<String> pages =
          new ArrayList<>(
              List.of("/", "/runs", "/files", "/figures", "/overdue", "/downloads", "/revisions"));
      Matcher metrics = METRIC.matcher(site.signedIn("fen").get("/figures").body());
      for (int i = 0; i < 9 && metrics.find(); i++) {
        pages.add(metrics.group(1).replace("&amp;", "&"));
      }
      List<String> cookies = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        String name = "user" + i;
        site.add(name, Role.ANALYST);
        cookies.add(site.signedIn(name).cookies());
      }
      print("1 user, first visit of each page", load(site, pages, cookies.subList(0, 1)));
      print("1 user", load(site, pages, cookies.subList(1, 2)));
      long before = work();
      List<Sample> all = load(site, pages, cookies);
      long each = (work() - before) / 1000 / all.size();
      System.out.println("processor for each of them, with what asks: " + each + " µs");
      print(USERS + " users", all);
      for (String page : all.stream().map(Sample::page).distinct().sorted().toList()) {
        print("&emsp;`" + page + "`", all.stream().filter(s -> s.page().equals(page)).toList());
      }
      assertTrue(all.stream().allMatch(s -> s.status() == 200 || s.status() == 304));
      assertEquals(USERS * ROUNDS * pages.size(), all.size());
    } finally {
      site.close();
    }
  }

  private static List<Sample> load(Site site, List<String> pages, List<String> cookies)
      throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(cookies.size());
    try {
      String origin = "http://127.0.0.1:" + site.running.web().port();
      List<User> users = new ArrayList<>();
      for (String cookie : cookies) {
        users.add(new User(client, origin, cookie, pages, users.size()));
      }
      List<Sample> samples = new ArrayList<>();
      for (Future<List<Sample>> user : threads.invokeAll(users)) {
        samples.addAll(user.get());
      }
      return samples;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long work() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void print(String what, List<Sample> samples) {
    List<Long> sorted = sorted(samples);
    long same = samples.stream().filter(sample -> sample.status() == 304).count();
    System.out.println(
        Stream.of(
                what,
                String.valueOf(samples.size()),
                String.valueOf(same),
                millis(sorted, 50) + " ms",
                millis(sorted, 90) + " ms",
                millis(sorted, 99) + " ms",
                millis(sorted, 100) + " ms")
            .collect(java.util.stream.Collectors.joining(" | ", "| ", " |")));
  }

  private static List<Long> sorted(List<Sample> samples) {
    return samples.stream().map(Sample::nanos).sorted().toList();
  }

  private static long millis(List<Long> sorted, int percent) {
    int at = Math.max(0, (sorted.size() * percent + 99) / 100 - 1);
    return Duration.ofNanos(sorted.get(at)).toMillis();
  }
}
