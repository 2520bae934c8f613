package dev.fazhi.publish.docx;

import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.template.Filled;
import dev.fazhi.publish.template.TableRow;
import dev.fazhi.publish.template.TemplateCheck;
import dev.fazhi.publish.template.TemplateFill;
import dev.fazhi.publish.template.TemplateRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Fills a Word document of the unit's own: paragraphs, tables, text boxes, headers, footers and
 * footnotes. A name in braces may be split over several runs; what is filled in takes the style of
 * its first character.
 */
public final class DocumentTemplate {

  private final TemplateFill fill;
  private final TemplateComments comments;

  private DocumentTemplate(TemplateFill fill, TemplateComments comments) {
    this.fill = fill;
    this.comments = comments;
  }

  /** Checks all texts of a template. */
  public static void check(byte[] template, TemplateCheck check) throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(template))) {
      for (TemplatePart part : TemplatePart.of(document)) {
        for (Element row : part.rows()) {
          List<TemplateCheck.Text> texts = new ArrayList<>();
          for (TemplateText text : TemplateText.within(row)) {
            texts.add(new TemplateCheck.Text(part.place(text), text.written()));
          }
          check.row(texts, part.isBody());
        }
      }
    }
  }

  /** Fills a template; the same figures give the same bytes. */
  public static byte[] filled(byte[] template, TemplateFill fill, LocalDate asOf)
      throws IOException {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(template))) {
      DocumentTemplate filling =
          new DocumentTemplate(fill, new TemplateComments(new DraftRemarks(document, asOf)));
      for (TemplatePart part : TemplatePart.of(document)) {
        part.rows().forEach(row -> filling.fill(row, part.isBody()));
      }
      DocumentProperties.date(document, asOf);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return DeterministicZip.again(bytes.toByteArray());
    }
  }

  /** The texts of all paragraphs. */
  public static List<String> texts(byte[] written) throws IOException {
    List<String> texts = new ArrayList<>();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(written))) {
      for (TemplatePart part : TemplatePart.of(document)) {
        part.rows()
            .forEach(row -> TemplateText.within(row).forEach(text -> texts.add(text.written())));
      }
    }
    return texts;
  }

  private void fill(Element row, boolean body) {
    List<TemplateText> texts = TemplateText.within(row);
    TemplateRow asked = TemplateRow.of(texts.stream().map(TemplateText::written).toList());
    if (asked.table() == null) {
      texts.forEach(text -> fill(text, null, null, body));
    } else if (asked.repeated()) {
      repeat(row, asked.table());
    } else {
      for (TemplateText text : texts) {
        if (TemplateRow.hasMark(text.written())) {
          TemplateTable.put(text, fill.table(asked.table()));
        }
      }
    }
  }

  private void repeat(Element row, String table) {
    List<TableRow> rows = fill.rows(table);
    for (TableRow each : rows) {
      Element copy = (Element) row.cloneNode(true);
      row.getParentNode().insertBefore(copy, row);
      TemplateText.within(copy).forEach(text -> fill(text, table, each, true));
    }
    if (rows.isEmpty()) {
      TemplateText.within(row)
          .forEach(text -> text.replaceAll(written -> new TemplateText.Change(TemplateFill.NONE)));
    } else {
      row.getParentNode().removeChild(row);
    }
  }

  /** Comments are for the body; headers and footers cannot hold them. */
  private void fill(
      TemplateText text, @Nullable String table, @Nullable TableRow row, boolean commented) {
    if (!TemplateRow.isToBeFilled(text.written())) {
      return;
    }
    boolean alone = TemplateRow.withoutMark(text.written()).isBlank();
    text.replaceAll(
        written -> {
          boolean mark = TemplateRow.hasMark(written);
          Filled filled = fill.fill(mark ? (alone ? "{group}" : "") : written, table, row);
          return new TemplateText.Change(
              filled.text(),
              run -> {
                if (commented) {
                  comments.put(run, filled.remarks());
                }
              });
        });
  }
}
