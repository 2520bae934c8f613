package dev.fazhi.publish.docx;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A part of a document with text of its own.
 *
 * @param name in Chinese, for people
 * @param root its topmost node
 */
record TemplatePart(String name, Node root) {

  private static final String BODY = "正文";
  private static final int SHOWN = 20;

  /** The body, headers, footers and footnotes of a document. */
  static List<TemplatePart> of(XWPFDocument document) {
    List<TemplatePart> parts = new ArrayList<>();
    parts.add(new TemplatePart(BODY, document.getDocument().getDomNode()));
    document
        .getHeaderList()
        .forEach(header -> parts.add(new TemplatePart("页眉", header._getHdrFtr().getDomNode())));
    document
        .getFooterList()
        .forEach(footer -> parts.add(new TemplatePart("页脚", footer._getHdrFtr().getDomNode())));
    document
        .getFootnotes()
        .forEach(note -> parts.add(new TemplatePart("脚注", note.getCTFtnEdn().getDomNode())));
    return parts;
  }

  boolean isBody() {
    return name.equals(BODY);
  }

  /**
   * What is filled together: rows of tables, and paragraphs outside of them. A table within a row
   * belongs to the row.
   */
  List<Element> rows() {
    List<Element> rows = new ArrayList<>();
    Node top = root instanceof Document document ? document.getDocumentElement() : root;
    gather(top, rows);
    return rows;
  }

  private static void gather(Node node, List<Element> rows) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (TemplateText.is(child, "tr") || TemplateText.is(child, "p")) {
        rows.add((Element) child);
      } else {
        gather(child, rows);
      }
    }
  }

  /** The place of a text, with its beginning, since a document shows no numbers of paragraphs. */
  String place(TemplateText text) {
    String written = text.written();
    return "%s“%s”"
        .formatted(name, written.length() > SHOWN ? written.substring(0, SHOWN) + "…" : written);
  }
}
