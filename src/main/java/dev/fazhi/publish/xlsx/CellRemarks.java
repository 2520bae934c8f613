package dev.fazhi.publish.xlsx;

import dev.fazhi.publish.office.DocumentProperties;
import java.util.List;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Puts what the reader must know of a figure into the comment of its cell. */
record CellRemarks(XSSFWorkbook workbook) {

  private static final int WIDTH = 4;
  private static final int HEIGHT = 6;

  /** Adds a comment; a cell that has one of the unit's own keeps it. */
  void put(XSSFCell cell, List<String> remarks) {
    if (remarks.isEmpty() || cell.getCellComment() != null) {
      return;
    }
    ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
    anchor.setCol1(cell.getColumnIndex() + 1);
    anchor.setCol2(cell.getColumnIndex() + 1 + WIDTH);
    anchor.setRow1(cell.getRowIndex());
    anchor.setRow2(cell.getRowIndex() + HEIGHT);
    Comment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
    comment.setString(new XSSFRichTextString(String.join("\n", remarks)));
    comment.setAuthor(DocumentProperties.CREATOR);
    cell.setCellComment(comment);
  }
}
