package dev.fazhi.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** The checker of accessibility, in the page itself. */
final class Axe {

  private static final String AXE = script();

  private Axe() {}

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What axe finds wrong with the page, a line each; in the colours alone when asked for. */
  static List<String> faults(ChromeDriver driver, boolean coloursOnly) {
    driver.executeScript("if (!window.axe) {" + AXE + "}");
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            const options = { resultTypes: ['violations'] };
            if (arguments[0]) options.runOnly = { type: 'rule', values: ['color-contrast'] };
            axe.run(document, options).then(
              (all) => done(all.violations.flatMap((fault) => fault.nodes.map(
                (node) => fault.id + ' ' + node.html + ' ' + node.failureSummary))),
              (error) => done(['axe: ' + error]));
            """,
            coloursOnly);
    return found instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
