package dev.fazhi.publish.html;

import dev.fazhi.model.Sha256;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Page;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.workbook.SourcesGrid;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Writes {@code index.html}: the key figures and the files of the folder. The one file loads
 * nothing and runs no script.
 */
public record IndexPage(PublicationInput publication, WorkbookModel edition) {
  public static final String NAME = "index.html";

  private static final String STYLE = "index.css";
  private static final String ONLY_ITSELF =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  private static final String HEAD_START = "要点";
  private static final int BYTES_A_KILOBYTE = 1024;

  /**
   * @param files in the folder, relative to it, sorted
   */
  public byte[] bytes(Path folder, List<Path> files) throws IOException {
    Document page = Document.createShell("");
    page.outputSettings().charset(StandardCharsets.UTF_8).indentAmount(1);
    page.prependChild(new org.jsoup.nodes.DocumentType("html", "", ""));
    Objects.requireNonNull(page.firstElementChild()).attr("lang", DocumentProperties.LANGUAGE);
    head(page.head());
    body(page.body(), folder, files);
    return (page.outerHtml() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void head(Element head) throws IOException {
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr("content", ONLY_ITSELF);
    head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
    head.selectXpath("title").remove();
    head.appendElement("title").text(edition.title());
    head.appendElement("style").appendChild(new DataNode(style()));
  }

  private static String style() throws IOException {
    try (InputStream css = IndexPage.class.getResourceAsStream(STYLE)) {
      byte[] bytes = Objects.requireNonNull(css, "the style is part of the program").readAllBytes();
      return "\n" + new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private void body(Element body, Path folder, List<Path> files) throws IOException {
    body.appendElement("a").addClass("skip").attr("href", "#main").text("跳到正文");
    Element header = body.appendElement("header");
    header.appendElement("h1").text(edition.title());
    Element facts = header.appendElement("dl");
    for (List<String> line : edition.cover()) {
      if (!line.get(0).equals(WorkbookModel.FILES)) {
        Element fact = facts.appendElement("div");
        fact.appendElement("dt").text(line.get(0));
        fact.appendElement("dd").text(CellText.visible(line.get(1)));
      }
    }
    Element nav = body.appendElement("nav").attr("aria-label", "本页内容");
    Element main = body.appendElement("main").attr("id", "main");
    IndexFigures figures = new IndexFigures(publication);
    figures.cards(section(nav, main, "key", HEAD_START));
    figures.tables(section(nav, main, "figures", "主要指标"));
    charts(section(nav, main, "charts", "图"));
    List<FilingForm> filed =
        edition.pages().stream()
            .flatMap(page -> page instanceof FilingForm form ? Stream.of(form) : Stream.empty())
            .toList();
    if (!filed.isEmpty()) {
      Element forms = section(nav, main, "filed", "报送表");
      filed.forEach(form -> IndexTable.add(forms, form.grid()));
    }
    for (Page page : edition.pages()) {
      if (page instanceof Grid grid && grid.sheet().equals(WorkbookModel.QUALITY)) {
        IndexTable.add(section(nav, main, "quality", grid.title()), grid);
      } else if (page instanceof Grid grid && grid.sheet().equals(WorkbookModel.SOURCES)) {
        IndexTable.add(
            section(nav, main, "sources", grid.title()), SourcesGrid.shortened(publication));
      }
    }
    downloads(section(nav, main, "downloads", "下载"), folder, files);
    footer(body.appendElement("footer"));
  }

  private static Element section(Element nav, Element main, String id, String title) {
    nav.appendElement("a").attr("href", "#" + id).text(title);
    Element section =
        main.appendElement("section").attr("id", id).attr("aria-labelledby", id + "-title");
    section.appendElement("h2").attr("id", id + "-title").text(title);
    return section;
  }

  private void charts(Element section) {
    Element charts = section.appendElement("div").addClass("charts");
    IndexCharts drawing = new IndexCharts(charts);
    for (Page page : edition.pages()) {
      if (page instanceof Chart chart) {
        chart.panels().forEach(panel -> drawing.draw(chart, panel));
      }
    }
  }

  private static void downloads(Element section, Path folder, List<Path> files) throws IOException {
    Element list = section.appendElement("ul").addClass("downloads");
    List<Path> first = new ArrayList<>(files);
    first.sort(java.util.Comparator.comparingInt(Path::getNameCount).thenComparing(path -> path));
    for (Path file : first) {
      Element item = list.appendElement("li");
      item.appendElement("a").attr("href", href(file)).attr("download", "").text(shown(file));
      long kilobytes = java.nio.file.Files.size(folder.resolve(file)) / BYTES_A_KILOBYTE + 1;
      item.appendText(String.format(Locale.ROOT, " %,d KB", kilobytes));
    }
  }

  private static String shown(Path file) {
    List<String> parts = new ArrayList<>();
    file.forEach(part -> parts.add(part.toString()));
    return String.join(" / ", parts);
  }

  /** Makes a relative link with each part of the path escaped. */
  static String href(Path file) {
    List<String> parts = new ArrayList<>();
    file.forEach(
        part ->
            parts.add(
                URLEncoder.encode(part.toString(), StandardCharsets.UTF_8).replace("+", "%20")));
    return String.join("/", parts);
  }

  private void footer(Element footer) {
    footer
        .appendElement("p")
        .text(
            "Fazhi %s 生成；%s；指标定义 %s。各数与 figures.csv 一致。"
                .formatted(
                    publication.programVersion(),
                    publication.version(),
                    Sha256.shortened(publication.vintage().definitions())));
  }
}
