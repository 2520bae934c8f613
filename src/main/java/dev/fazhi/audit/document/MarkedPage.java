package dev.fazhi.audit.document;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FindingWords;
import dev.fazhi.audit.finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A text as a web page that stands alone, with a mark and an explanation at each number. */
final class MarkedPage {

  private static final String STYLE =
      """
      body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.9;
        font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; }
      mark { padding: 0 .15em; border-radius: .2em; background: #e8f3e8; }
      mark.rounding, mark.does_not_follow { background: #ffd9d2; border-bottom: 3px double #b3261e; }
      mark.ambiguous { background: #fff3cd; } mark.unchecked { background: none; }
      mark.dismissed { background: #e3ecf7; } mark a { color: inherit; }
      mark:target { outline: 3px solid #b3261e; }
      mark.not_ours { background: #eee; border-bottom: 1px dotted #666; }
      ol { padding-left: 1.5em; } .legend mark { margin-right: .8em; }
      """;

  private final String text;
  private final List<Finding> findings;

  private MarkedPage(String text, AuditReport report) {
    this.text = text;
    this.findings = report.findings().stream().filter(each -> each.spot() != null).toList();
  }

  static String html(String text, AuditReport report) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false).charset(java.nio.charset.StandardCharsets.UTF_8);
    page.body().parents().attr("lang", "zh-CN");
    page.head().appendElement("meta").attr("charset", "UTF-8");
    page.head().appendElement("title").text("文稿核对");
    page.head().appendElement("style").appendText(STYLE);
    summary(page.body(), report);
    new MarkedPage(text, report).paragraphs(page.body());
    return "<!DOCTYPE html>\n" + page.outerHtml() + "\n";
  }

  private static void summary(Element body, AuditReport report) {
    body.appendElement("h1").text("文稿核对");
    body.appendElement("p").text(FindingWords.summary(report));
    Element list = body.appendElement("ol");
    for (Finding finding : report.differences()) {
      Element item = list.appendElement("li");
      Finding.Spot spot = finding.spot();
      if (spot != null) {
        item.appendElement("a").attr("href", "#" + id(spot)).text(FindingWords.sentence(finding));
      } else {
        item.text(FindingWords.sentence(finding));
      }
    }
    Element legend = body.appendElement("p").addClass("legend");
    for (Verdict verdict : Verdict.values()) {
      if (verdict != Verdict.MISSING) {
        legend.appendElement("mark").addClass(cssClass(verdict)).text(verdict.title());
      }
    }
    body.appendElement("hr");
  }

  private void paragraphs(Element body) {
    int start = 0;
    for (String line : text.split("\n", -1)) {
      int end = start + line.length();
      if (!line.isBlank()) {
        paragraph(body.appendElement("p"), start, end);
      }
      start = end + 1;
    }
  }

  /** The line in pieces, so that marks may overlap. */
  private void paragraph(Element paragraph, int start, int end) {
    TreeSet<Integer> borders = new TreeSet<>(List.of(start, end));
    for (Finding finding : within(start, end)) {
      Finding.Spot spot = Objects.requireNonNull(finding.spot());
      borders.add(Math.max(start, spot.start()));
      borders.add(Math.min(end, spot.end()));
    }
    int from = start;
    for (int to : borders.tailSet(start, false)) {
      String piece = text.substring(from, to);
      List<Finding> here = within(from, to);
      if (here.isEmpty()) {
        paragraph.appendText(piece);
      } else {
        mark(paragraph.appendElement("mark"), piece, here);
      }
      from = to;
    }
  }

  private static void mark(Element mark, String piece, List<Finding> here) {
    Finding worst = here.get(0);
    List<String> titles = new ArrayList<>();
    for (Finding finding : here) {
      if (finding.verdict().isDifference() && !worst.verdict().isDifference()) {
        worst = finding;
      }
      titles.add(FindingWords.sentence(finding));
    }
    mark.addClass(cssClass(worst.verdict())).attr("title", String.join("\n", titles));
    Finding.Spot spot = Objects.requireNonNull(worst.spot());
    mark.attr("id", id(spot));
    if (worst.basis().isEmpty()) {
      mark.text(piece);
      return;
    }
    // the number leads to the first of those that it was held against, and each of them to it
    mark.appendElement("a").attr("href", "#" + id(worst.basis().get(0))).text(piece);
  }

  private static String id(Finding.Spot spot) {
    return "n" + spot.start();
  }

  private List<Finding> within(int start, int end) {
    return findings.stream()
        .filter(
            finding -> {
              Finding.Spot spot = finding.spot();
              return spot != null && spot.start() < end && spot.end() > start;
            })
        .toList();
  }

  private static String cssClass(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}
