package dev.fazhi.publish.docx;

import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.passage.Passage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Writes the draft as a Word document; the same plan gives the same bytes. */
public final class DraftDocument {

  /** Widths of a table's columns in twentieths of a point; together as wide as the text. */
  private static final int[] WIDTHS = {2600, 800, 1500, 1500, 2445};

  private static final int LABELS = 2;

  /** The gap between a table and what follows, in twentieths of a point. */
  private static final int BELOW_TABLE = 240;

  private final XWPFDocument document;
  private final DraftRemarks remarks;
  private final DraftCharts charts;

  private DraftDocument(XWPFDocument document, LocalDate asOf) {
    this.document = document;
    remarks = new DraftRemarks(document, asOf);
    charts = new DraftCharts(document, asOf);
  }

  public static byte[] bytes(DraftPlan plan, String area, LocalDate asOf) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      DocumentProperties.set(document, plan.title(), area, asOf);
      DraftStyle.apply(document);
      DraftDocument book = new DraftDocument(document, asOf);
      book.paragraph(DraftStyle.Style.TITLE, List.of(Passage.plain(plan.title())));
      book.paragraph(DraftStyle.Style.SUBTITLE, List.of(Passage.plain(plan.subtitle())));
      for (DraftPart part : plan.parts()) {
        book.write(part);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return DeterministicZip.again(bytes.toByteArray());
    }
  }

  private void write(DraftPart part) throws IOException {
    if (part instanceof DraftPart.Heading heading) {
      paragraph(DraftStyle.Style.HEADING, List.of(Passage.plain(heading.text())));
    } else if (part instanceof DraftPart.Paragraph paragraph) {
      paragraph(DraftStyle.Style.BODY, paragraph.passages());
    } else if (part instanceof DraftPart.Note note) {
      paragraph(DraftStyle.Style.NOTE, List.of(Passage.plain(note.text())));
    } else if (part instanceof DraftPart.Sheet sheet) {
      XWPFParagraph caption = styled(DraftStyle.Style.CAPTION);
      caption.setKeepNext(true);
      remarks.write(caption, List.of(Passage.plain(sheet.title())));
      table(sheet);
    } else if (part instanceof DraftPart.Picture picture) {
      charts.draw(picture, styled(DraftStyle.Style.PICTURE));
      paragraph(DraftStyle.Style.CAPTION, List.of(Passage.plain(picture.title())));
    }
  }

  private XWPFParagraph styled(DraftStyle.Style style) {
    boolean belowTable =
        !document.getBodyElements().isEmpty()
            && document.getBodyElements().get(document.getBodyElements().size() - 1)
                instanceof XWPFTable;
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(style.id());
    if (belowTable) {
      paragraph.setSpacingBefore(BELOW_TABLE);
    }
    return paragraph;
  }

  private void paragraph(DraftStyle.Style style, List<Passage> passages) {
    remarks.write(styled(style), passages);
  }

  private void table(DraftPart.Sheet sheet) {
    XWPFTable table = document.createTable(sheet.rows().size() + 1, sheet.header().size());
    table.setTableAlignment(org.apache.poi.xwpf.usermodel.TableRowAlign.CENTER);
    CTTblLayoutType layout = table.getCTTbl().getTblPr().addNewTblLayout();
    layout.setType(STTblLayoutType.FIXED);
    table.getCTTbl().getTblPr().addNewTblCaption().setVal(sheet.title());
    CTTblGrid grid = table.getCTTbl().addNewTblGrid();
    for (int width : WIDTHS) {
      grid.addNewGridCol().setW(BigInteger.valueOf(width));
    }
    XWPFTableRow header = table.getRow(0);
    header.setRepeatHeader(true);
    header.setCantSplitRow(true);
    for (int column = 0; column < sheet.header().size(); column++) {
      Passage title = Passage.plain(sheet.header().get(column));
      cell(header.getCell(column), column, DraftStyle.Style.HEADER, title);
    }
    for (int row = 0; row < sheet.rows().size(); row++) {
      XWPFTableRow written = table.getRow(row + 1);
      written.setCantSplitRow(true);
      for (int column = 0; column < sheet.header().size(); column++) {
        Passage passage = sheet.rows().get(row).get(column);
        cell(written.getCell(column), column, DraftStyle.Style.CELL, passage);
      }
    }
  }

  private void cell(XWPFTableCell cell, int column, DraftStyle.Style style, Passage passage) {
    cell.setWidth(Integer.toString(WIDTHS[column]));
    cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
    XWPFParagraph paragraph = cell.getParagraphs().get(0);
    paragraph.setStyle(style.id());
    boolean number = style == DraftStyle.Style.CELL && column >= LABELS;
    if (number) {
      paragraph.setAlignment(ParagraphAlignment.RIGHT);
    } else if (style == DraftStyle.Style.HEADER || column > 0) {
      paragraph.setAlignment(ParagraphAlignment.CENTER);
    }
    remarks.write(paragraph, List.of(passage));
  }
}
