package dev.fazhi.console;

import dev.fazhi.console.security.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The machine's own Chromium without a window, moved as a person would: by the words on the page.
 * Nothing is downloaded, and no other host than this one can be reached from it.
 */
final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  private final ChromeDriver driver;
  private final String base;

  private Chromium(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /** A browser before that console; where there is none the test is skipped and says so. */
  static Chromium before(Site site) {
    return before(site.running.web().port());
  }

  static Chromium before(int port) {
    return new Chromium(ChromiumStart.start(DESKTOP), "http://127.0.0.1:" + port);
  }

  void desktop() {
    size(DESKTOP, 900, false);
  }

  void phone() {
    size(PHONE, 844, true);
  }

  private void size(int width, int height, boolean mobile) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
  }

  /** As a machine looks that is set to that theme, {@code light} or {@code dark}. */
  void theme(String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  void open(String path) {
    driver.get(base + path);
  }

  /** As one who was never here. */
  void forget() {
    driver.manage().deleteAllCookies();
  }

  void signIn(String user, String password) {
    open(Routes.LOGIN);
    fill("用户名", user);
    fill("口令", password);
    press("登录");
  }

  /** The address without the host. */
  String path() {
    return Objects.requireNonNullElse(driver.getCurrentUrl(), "").replaceFirst("^" + base, "");
  }

  /** All that can be read on the page. */
  String text() {
    // not through an element, which may be exchanged between being found and being read
    return String.valueOf(ask("return document.body ? document.body.innerText : ''"));
  }

  /** Waits until those words are on the page. */
  void sees(String words) {
    try {
      waits().until(any -> text().contains(words));
    } catch (org.openqa.selenium.TimeoutException e) {
      throw new AssertionError("not on " + path() + ": " + words + "\n" + text(), e);
    }
  }

  private WebDriverWait waits() {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100));
    // pages refresh themselves: whatever was exchanged meanwhile is looked for once more
    wait.ignoring(WebDriverException.class);
    return wait;
  }

  /** The field with that label. */
  WebElement field(String label) {
    return find(
        By.xpath(
            ("//input[ancestor::label[contains(., '%1$s')] or @id = //label[contains(.,"
                    + " '%1$s')]/@for or contains(@aria-label, '%1$s')]")
                .formatted(label)));
  }

  void fill(String label, String text) {
    WebElement field = field(label);
    field.clear();
    field.sendKeys(text);
  }

  /** Chooses one of the offered answers. */
  void select(String label, String answer) {
    click(
        By.xpath(
            "//label[contains(., '%s')]//option[normalize-space() = '%s']"
                .formatted(label, answer)));
  }

  /** Gives files to the field for files. */
  void choose(Path... files) {
    find(By.cssSelector("input[type=file]"))
        .sendKeys(
            String.join(
                "\n", Stream.of(files).map(file -> file.toAbsolutePath().toString()).toList()));
  }

  void press(String words) {
    click(By.xpath("//button[contains(normalize-space(), '%s')]".formatted(words)));
  }

  void follow(String words) {
    click(By.xpath("//a[contains(normalize-space(), '%s')]".formatted(words)));
  }

  /** The opening of what folds out. */
  void unfold(String words) {
    click(By.xpath("//summary[contains(normalize-space(), '%s')]".formatted(words)));
  }

  /** The words of all buttons and of the links of the navigation. */
  List<String> offers() {
    return driver.findElements(By.cssSelector("button, header nav a")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private void click(By by) {
    waits()
        .until(
            any -> {
              driver.findElement(by).click();
              return true;
            });
  }

  private WebElement find(By by) {
    return waits().until(any -> driver.findElement(by));
  }

  Keyboard keyboard() {
    return new Keyboard(driver);
  }

  /** Of the ground of the page, from 0 for black to 1 for white. */
  double brightness() {
    Object mean =
        ask(
            "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                + ".reduce((sum, part) => sum + part / 765, 0)");
    return mean instanceof Number number ? number.doubleValue() : -1;
  }

  /** The rows of the table in the region of that name, of each the values of those columns. */
  List<String> rows(String region, String... heads) {
    Object rows =
        driver.executeScript(
            """
            const table = document.querySelector('[role=region][aria-label="' + arguments[0] + '"] table');
            const heads = Array.from(table.querySelectorAll('thead th'), (th) => th.textContent);
            return Array.from(table.querySelectorAll('tbody tr'), (row) =>
              arguments[1].map((head) => row.children[heads.indexOf(head)].textContent).join(' '));
            """,
            region,
            List.of(heads));
    return rows instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** By how many pixels the page is wider than the screen; 0 when it fits. */
  long overhang() {
    Object wide =
        ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return wide instanceof Number number ? number.longValue() : 0;
  }

  private Object ask(String script) {
    return Objects.requireNonNull(driver.executeScript(script));
  }

  /** What axe finds wrong with the page, a line each; in the colours alone when asked for. */
  List<String> faults(boolean coloursOnly) {
    return Axe.faults(driver, coloursOnly);
  }

  /** A picture of the whole page. */
  void picture(Path file) {
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
