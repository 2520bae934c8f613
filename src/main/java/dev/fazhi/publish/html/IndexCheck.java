package dev.fazhi.publish.html;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Verifies the written page: every link has a target, and none leads out of the folder. */
public final class IndexCheck {

  private IndexCheck() {}

  /** The faults, in Chinese; empty for none. */
  public static List<String> faults(Path folder) throws IOException {
    List<String> faults = new ArrayList<>();
    Document page = Jsoup.parse(folder.resolve(IndexPage.NAME).toFile(), "UTF-8");
    for (Element link : page.select("[href], [src]")) {
      String to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
      boolean leads =
          to.startsWith("#")
              ? page.getElementById(to.substring(1)) != null
              : isInside(folder, URLDecoder.decode(to, StandardCharsets.UTF_8));
      if (!leads) {
        faults.add("网页 " + IndexPage.NAME + "：链接“" + to + "”没有去处");
      }
    }
    if (!page.select("script, link, img, iframe, object").isEmpty()) {
      faults.add("网页 " + IndexPage.NAME + "：含有要从别处取的内容");
    }
    return faults;
  }

  private static boolean isInside(Path folder, String to) {
    Path file = folder.resolve(to).normalize();
    return file.startsWith(folder.normalize()) && Files.isRegularFile(file);
  }
}
