package dev.fazhi.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the Chromium that the machine has; where there is none the test is skipped. */
final class ChromiumStart {

  private ChromiumStart() {}

  static ChromeDriver start(int width) {
    Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> remote = find("chromedriver");
    Assumptions.assumeTrue(
        browser.isPresent() && remote.isPresent(),
        "skipped: no chromium and chromedriver on the PATH (Debian: chromium, chromium-driver)");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=zh-CN",
        // smooth scrolling moves what is about to be clicked
        "--force-prefers-reduced-motion",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=" + width + ",900");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(remote.orElseThrow().toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("LANGUAGE", "zh_CN"))
            .build();
    try {
      return new ChromeDriver(service, options);
    } catch (SessionNotCreatedException e) {
      service.stop();
      Assumptions.abort("skipped: Chromium does not start here: " + e.getRawMessage());
      throw e;
    }
  }

  private static Optional<Path> find(String... names) {
    String all = Objects.requireNonNullElse(System.getenv("PATH"), "");
    List<String> folders = List.of(all.split(Pattern.quote(File.pathSeparator)));
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
