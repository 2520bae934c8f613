package dev.fazhi.publish.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.publish.Publisher;
import dev.fazhi.publish.Samples;
import dev.fazhi.publish.text.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of an output folder, for those who open nothing else. */
class IndexPageTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path output;

  private Path published() {
    return new Publisher().publish(Samples.publication(1), output).folder();
  }

  private Document page() throws IOException {
    return Jsoup.parse(published().resolve("index.html").toFile(), "UTF-8");
  }

  @Test
  void readsAloudInOrderAndInItsLanguage() throws IOException {
    Document page = page();
    assertEquals("zh-CN", page.select("html").attr("lang"));
    assertEquals("某区统计表（2022年）", page.title());
    assertEquals(1, page.select("h1").size());
    assertEquals(6, page.select("main section[aria-labelledby] h2").size());
    for (Element table : page.select("table")) {
      assertFalse(table.select("caption").text().isBlank());
      assertFalse(table.select("thead th[scope=col]").isEmpty());
      assertFalse(table.select("tbody th[scope=row]").isEmpty());
    }
    for (Element chart : page.select("svg")) {
      String title = chart.attr("aria-labelledby");
      assertFalse(page.select("#" + title).text().isBlank());
    }
    Set<String> ids = new HashSet<>();
    page.select("[id]").forEach(each -> assertTrue(ids.add(each.id()), each.id()));
  }

  @Test
  void showsTheFiguresBesideLastYear() throws IOException {
    Element row =
        page().select("#figures tr").stream()
            .filter(each -> each.select("th").text().equals("热线受理量"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of("件", "68,476", "61,702", "增长10.98%", ""),
        row.select("td").stream().map(Element::text).toList());
  }

  @Test
  void drawsTheChartsOfTheWorkbookAndMarksAMonthThatIsNotOver() throws IOException {
    Document page = page();
    assertEquals(3, page.select("#charts figure").size());
    Element chart = page.select("#charts figure").get(0);
    assertEquals(12, chart.select("circle.now").size());
    assertEquals(11, chart.select("polyline.now").get(0).attr("points").split(" ").length);
    assertEquals(2, chart.select("polyline.now.partial").attr("points").split(" ").length);
    assertEquals(1, chart.select("circle.now.partial").size());
    assertTrue(page.select("svg text").eachText().contains("12月*"));
    assertTrue(page.select("figcaption").get(0).text().contains("* 月份不完整"));
    int legend = 1;
    assertEquals(4 + legend, page.select("figure").get(1).select("rect.now").size());
  }

  @Test
  void takesNothingFromElsewhereAndRunsNoScript() throws IOException {
    String html = Files.readString(published().resolve("index.html"));
    assertFalse(html.contains("http:") || html.contains("https:") || html.contains("<script"));
    assertTrue(html.contains("default-src 'none'"));
    assertTrue(html.contains("prefers-color-scheme: dark") && html.contains("@media print"));
  }

  @Test
  void leadsToEveryFileOfTheFolder() throws IOException {
    Path folder = published();
    Document page = Jsoup.parse(folder.resolve("index.html").toFile(), "UTF-8");
    List<String> links = page.select("#downloads a").eachAttr("href");
    assertTrue(links.contains("figures.csv") && links.contains("tables/key-figures.csv"));
    assertTrue(links.contains(IndexPage.href(Path.of("统计表_2022.xlsx"))));
    assertEquals(FileTrees.files(folder).size() - 1, links.size());
    assertEquals(List.of(), IndexCheck.faults(folder));
    Path roundabout = folder.resolve(".").resolve("..").resolve(folder.getFileName());
    assertEquals(List.of(), IndexCheck.faults(roundabout), "as ./out is given on a command line");
  }

  @Test
  void itsCheckFindsLinksThatLeadNowhereOrOutOfTheFolder() throws IOException {
    Path folder = Files.createDirectory(output.resolve("page"));
    Files.writeString(output.resolve("outside.txt"), "x");
    Files.writeString(
        folder.resolve("index.html"),
        "<a href='gone.csv'>1</a><a href='#none'>2</a><a href='../outside.txt'>3</a><img"
            + " src='x.png'>");
    assertEquals(5, IndexCheck.faults(folder).size());
  }

  @Test
  void namesFromOutsideStayText() throws IOException {
    Document page = page();
    assertTrue(page.select("svg text").eachText().contains("=1+1街道"));
    assertTrue(page.select("#quality td").eachText().stream().anyMatch(t -> t.contains("=某某局")));
  }
}
