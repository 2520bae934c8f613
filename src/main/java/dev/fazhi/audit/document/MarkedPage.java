package dev.fazhi.audit.document;

import dev.fazhi.audit.document.MarkedText.Block;
import dev.fazhi.audit.document.MarkedText.Cell;
import dev.fazhi.audit.document.MarkedText.Piece;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FindingWords;
import dev.fazhi.audit.finding.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A text as a web page that stands alone, with a mark and an explanation at each number. */
final class MarkedPage {

  private static final String STYLE =
      """
      body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.9;
        font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; }
      table { border-collapse: collapse; margin: 1em 0; font-size: .9em; line-height: 1.5; }
      td { border: 1px solid #999; padding: .2em .5em; }
      mark { padding: 0 .15em; border-radius: .2em; background: #e8f3e8; color: inherit; }
      mark.rounding, mark.does_not_follow { background: #ffd9d2; border-bottom: 3px double #b3261e; }
      mark.ambiguous { background: #fff3cd; } mark.unchecked { background: none; }
      mark.dismissed { background: #e3ecf7; } mark a { color: inherit; }
      mark:target { outline: 3px solid #b3261e; }
      mark.not_ours { background: #eee; border-bottom: 1px dotted #666; }
      ol { padding-left: 1.5em; } .legend mark { margin-right: .8em; }
      """;

  private MarkedPage() {}

  static String html(AuditedText text, AuditReport report) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    page.body().parents().attr("lang", "zh-CN");
    page.head().appendElement("meta").attr("charset", "UTF-8");
    page.head().appendElement("title").text("文稿核对");
    page.head().appendElement("style").appendText(STYLE);
    summary(page.body(), text.text(), report);
    MarkedText.of(text, report).blocks().forEach(block -> block(page.body(), block));
    return "<!DOCTYPE html>\n" + page.outerHtml() + "\n";
  }

  private static void summary(Element body, String text, AuditReport report) {
    body.appendElement("h1").text("文稿核对");
    body.appendElement("p").text(FindingWords.summary(report) + report.coverage());
    Element list = body.appendElement("ol");
    for (Finding finding : report.differences()) {
      Element item = list.appendElement("li");
      Finding.Spot spot = finding.spot();
      if (spot == null) {
        item.text(FindingWords.sentence(finding));
        continue;
      }
      link(item, spot, FindingWords.sentence(finding));
      String joint = "　依据：";
      for (Finding.Spot basis : finding.basis()) {
        item.appendText(joint);
        link(item, basis, text.substring(basis.start(), basis.end()));
        joint = "、";
      }
    }
    Element legend = body.appendElement("p").addClass("legend");
    for (Verdict verdict : Verdict.values()) {
      if (report.count(verdict) > 0 && verdict != Verdict.MISSING) {
        legend
            .appendElement("mark")
            .addClass(MarkedText.cssClass(verdict))
            .text(verdict.title() + " " + report.count(verdict));
      }
    }
    body.appendElement("hr");
  }

  private static void link(Element parent, Finding.Spot spot, String words) {
    parent.appendElement("a").attr("href", "#" + MarkedText.id(spot)).text(words);
  }

  private static void block(Element body, Block block) {
    if (!block.isTable()) {
      block.rows().forEach(row -> row.forEach(cell -> lines(body, cell, "p")));
      return;
    }
    Element table = body.appendElement("table");
    for (List<Cell> row : block.rows()) {
      Element line = table.appendElement("tr");
      for (Cell cell : row) {
        Element data = line.appendElement("td");
        data.attr("colspan", Integer.toString(cell.columns()));
        data.attr("rowspan", Integer.toString(cell.rows()));
        lines(data, cell, "div");
      }
    }
  }

  private static void lines(Element parent, Cell cell, String tag) {
    cell.lines().forEach(pieces -> pieces(parent.appendElement(tag), pieces));
  }

  private static void pieces(Element line, List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.verdict().isEmpty()) {
        line.appendText(piece.text());
        continue;
      }
      Element mark = line.appendElement("mark").addClass(piece.verdict());
      mark.attr("title", piece.title());
      if (!piece.id().isEmpty()) {
        mark.attr("id", piece.id());
      }
      if (piece.link().isEmpty()) {
        mark.text(piece.text());
      } else {
        // the number leads to the first of those that it was held against, and each of them to it
        mark.appendElement("a").attr("href", "#" + piece.link()).text(piece.text());
      }
    }
  }
}
