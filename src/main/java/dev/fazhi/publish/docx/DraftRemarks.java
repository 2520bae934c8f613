package dev.fazhi.publish.docx;

import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.text.CellText;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFComments;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;

/** Writes passages, those with remarks under a comment; comments are dated by the cut-off. */
final class DraftRemarks {

  private final XWPFDocument document;
  private final LocalDate asOf;
  private @Nullable XWPFComments comments;
  private int written;

  DraftRemarks(XWPFDocument document, LocalDate asOf) {
    this.document = document;
    this.asOf = asOf;
  }

  void write(XWPFParagraph paragraph, List<Passage> passages) {
    StringBuilder plain = new StringBuilder();
    for (Passage passage : passages) {
      if (passage.remarks().isEmpty()) {
        plain.append(passage.text());
      } else {
        run(paragraph, plain.toString());
        plain.setLength(0);
        remarked(paragraph, passage);
      }
    }
    run(paragraph, plain.toString());
  }

  private static void run(XWPFParagraph paragraph, String text) {
    if (!text.isEmpty()) {
      XWPFRun run = paragraph.createRun();
      run.setText(CellText.visible(text));
    }
  }

  private void remarked(XWPFParagraph paragraph, Passage passage) {
    BigInteger id = comment(passage.remarks());
    paragraph.getCTP().addNewCommentRangeStart().setId(id);
    run(paragraph, passage.text());
    paragraph.getCTP().addNewCommentRangeEnd().setId(id);
    paragraph.createRun().getCTR().addNewCommentReference().setId(id);
  }

  /** Adds a comment after those that the document has, and gives its number. */
  BigInteger comment(List<String> remarks) {
    XWPFComments all = comments;
    if (all == null) {
      XWPFComments present = document.getDocComments();
      all = present == null ? document.createComments() : present;
      comments = all;
      for (XWPFComment known : all.getComments()) {
        written = Math.max(written, Integer.parseInt(known.getId()) + 1);
      }
    }
    BigInteger id = BigInteger.valueOf(written++);
    XWPFComment comment = all.createComment(id);
    comment.setAuthor(DocumentProperties.CREATOR);
    comment.setInitials(DocumentProperties.CREATOR.substring(0, 1));
    GregorianCalendar day = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    day.clear();
    day.set(asOf.getYear(), asOf.getMonthValue() - 1, asOf.getDayOfMonth(), 0, 0, 0);
    comment.setDate(day);
    for (String remark : remarks) {
      comment.createParagraph().createRun().setText(remark);
    }
    return id;
  }
}
