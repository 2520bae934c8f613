package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fazhi.console.page.Uploads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the pages look: on a desk and on a phone, light and dark, judged by axe. */
final class Appearance {

  private final Site site;
  private final Chromium browser;

  Appearance(Site site, Chromium browser) {
    this.site = site;
    this.browser = browser;
  }

  /** What is wrong with pages in so many views, which differ from page to page. */
  List<String> faults(List<String> pages, int views) {
    new Uploads(site.running.context())
        .receive("坏.csv", new ByteArrayInputStream("甲\n1\n".getBytes(StandardCharsets.UTF_8)));
    List<String> faults = new ArrayList<>();
    browser.open("/login");
    look("/login", 0, views, faults);
    browser.signIn("cao", Site.PASSWORD);
    for (String path : pages) {
      browser.open(path);
      assertFalse(browser.text().contains("出错了"), path);
      look(path, pages.indexOf(path), views, faults);
    }
    return faults;
  }

  /** What is wrong with the page that is open, in every view. */
  List<String> faults(String path) {
    List<String> faults = new ArrayList<>();
    look(path, 0, View.values().length, faults);
    return faults;
  }

  /**
   * How a page is looked at.
   *
   * @param colours whether only its colours are judged, because its twin was judged whole
   */
  enum View {
    DESK("", "light", false),
    DESK_DARK("-dark", "dark", true),
    PHONE_DARK("-phone-dark", "dark", false),
    PHONE("-phone", "light", true);

    private final String kind;
    private final String theme;
    private final boolean colours;

    View(String kind, String theme, boolean colours) {
      this.kind = kind;
      this.theme = theme;
      this.colours = colours;
    }
  }

  private void look(String path, int from, int views, List<String> faults) {
    for (int at = from; at < from + views; at++) {
      View view = View.values()[at % View.values().length];
      if (view.kind.contains("phone")) {
        browser.phone();
      } else {
        browser.desktop();
      }
      browser.theme(view.theme);
      picture(path, view.kind);
      browser
          .faults(view.colours && views > 1)
          .forEach(fault -> faults.add(path + view.kind + ": " + fault));
    }
    browser.phone();
    if (browser.overhang() > 0) {
      faults.add(path + ": " + browser.overhang() + " pixels too wide for a phone");
    }
  }

  /** For a person who wants to look at the pages: into the folder that the environment names. */
  void picture(String path, String kind) {
    String folder = System.getenv("FAZHI_PICTURES");
    if (folder != null) {
      String name = path.equals("/") ? "home" : path.substring(1).replaceAll("[^a-z0-9]+", "-");
      browser.picture(Path.of(folder, name + kind + ".png"));
    }
  }
}
