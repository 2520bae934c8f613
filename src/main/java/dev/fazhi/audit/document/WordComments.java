package dev.fazhi.audit.document;

import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.FindingWords;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFComments;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts comments at places of a Word document's text. Comments that it has stay. */
final class WordComments {

  private static final String AUTHOR = "法治核对";
  private static final String INITIALS = "核";

  private final XWPFComments comments;
  private final List<WordRuns> paragraphs;
  private final List<Integer> starts = new ArrayList<>();
  private BigInteger next = BigInteger.ZERO;

  WordComments(XWPFDocument document, List<WordRuns> paragraphs) {
    XWPFComments existing = document.getDocComments();
    this.comments = existing == null ? document.createComments() : existing;
    this.paragraphs = paragraphs;
    int start = 0;
    for (WordRuns paragraph : paragraphs) {
      starts.add(start);
      start += paragraph.text().length() + 1;
    }
    for (XWPFComment comment : comments.getComments()) {
      next = next.max(new BigInteger(comment.getId()).add(BigInteger.ONE));
    }
  }

  /** Comments on a finding at its place; one without a place is skipped. */
  void add(Finding finding) {
    Finding.Spot spot = finding.spot();
    if (spot == null) {
      return;
    }
    String id = next.toString();
    XWPFComment comment = comments.createComment(next);
    next = next.add(BigInteger.ONE);
    comment.setAuthor(AUTHOR);
    comment.setInitials(INITIALS);
    comment.createParagraph().createRun().setText(FindingWords.sentence(finding));
    int first = paragraph(spot.start());
    int last = paragraph(spot.end() - 1);
    Node begin = paragraphs.get(first).from(spot.start() - starts.get(first));
    begin.getParentNode().insertBefore(mark(begin, "commentRangeStart", id), begin);
    Node end = paragraphs.get(last).upTo(spot.end() - starts.get(last));
    Node parent = end.getParentNode();
    Node behind = parent.insertBefore(mark(end, "commentRangeEnd", id), end.getNextSibling());
    Element run = end.getOwnerDocument().createElementNS(WordRuns.WORD, "w:r");
    run.appendChild(mark(end, "commentReference", id));
    parent.insertBefore(run, behind.getNextSibling());
  }

  private int paragraph(int offset) {
    int index = paragraphs.size() - 1;
    while (starts.get(index) > offset) {
      index--;
    }
    return index;
  }

  private static Element mark(Node near, String name, String id) {
    Element mark = near.getOwnerDocument().createElementNS(WordRuns.WORD, "w:" + name);
    mark.setAttributeNS(WordRuns.WORD, "w:id", id);
    return mark;
  }
}
