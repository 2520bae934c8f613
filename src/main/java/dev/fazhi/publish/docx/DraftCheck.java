package dev.fazhi.publish.docx;

import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.passage.PassageCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/**
 * Verifies a written draft against its plan, and every number in it against the written
 * figures.csv: the digits, and whether it says that they rose or fell.
 */
public final class DraftCheck {

  private DraftCheck() {}

  /** The faults, in Chinese; empty for none. */
  public static List<String> faults(DraftPlan plan, Path draft, Path figures) throws IOException {
    WrittenFigures written = WrittenFigures.read(figures);
    List<String> faults = new ArrayList<>();
    int remarks = 0;
    for (DraftPart part : plan.parts()) {
      for (Passage passage : passages(part)) {
        remarks += passage.remarks().isEmpty() ? 0 : 1;
        String fault = PassageCheck.fault(passage, written);
        if (fault != null) {
          faults.add("报告数据稿：“" + passage.text() + "”" + fault);
        }
      }
    }
    try (InputStream bytes = Files.newInputStream(draft);
        XWPFDocument document = new XWPFDocument(bytes)) {
      List<String> expected = texts(plan);
      List<String> found = texts(document);
      for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
        String should = i < expected.size() ? expected.get(i) : "";
        String is = i < found.size() ? found.get(i) : "";
        if (!should.equals(is)) {
          faults.add("报告数据稿：应为“" + should + "”，实为“" + is + "”");
        }
      }
      int comments =
          document.getDocComments() == null ? 0 : document.getDocComments().getComments().size();
      if (comments != remarks) {
        faults.add("报告数据稿：应有 " + remarks + " 条批注，实有 " + comments + " 条");
      }
    } catch (RuntimeException unreadable) {
      faults.add("报告数据稿打不开：" + unreadable.getMessage());
    }
    return faults;
  }

  private static List<Passage> passages(DraftPart part) {
    List<Passage> passages = new ArrayList<>();
    if (part instanceof DraftPart.Paragraph paragraph) {
      passages.addAll(paragraph.passages());
    } else if (part instanceof DraftPart.Sheet sheet) {
      sheet.rows().forEach(passages::addAll);
    }
    return passages;
  }

  private static List<String> texts(DraftPlan plan) {
    List<String> texts = new ArrayList<>(List.of(plan.title(), plan.subtitle()));
    for (DraftPart part : plan.parts()) {
      if (part instanceof DraftPart.Heading heading) {
        texts.add(heading.text());
      } else if (part instanceof DraftPart.Paragraph paragraph) {
        texts.add(paragraph.text());
      } else if (part instanceof DraftPart.Note note) {
        texts.add(note.text());
      } else if (part instanceof DraftPart.Picture picture) {
        texts.add(picture.title());
      } else if (part instanceof DraftPart.Sheet sheet) {
        texts.add(sheet.title());
        texts.addAll(sheet.header());
        sheet.rows().forEach(row -> row.forEach(passage -> texts.add(passage.text())));
      }
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private static List<String> texts(XWPFDocument document) {
    List<String> texts = new ArrayList<>();
    for (IBodyElement element : document.getBodyElements()) {
      if (element instanceof XWPFParagraph paragraph) {
        texts.add(text(paragraph));
      } else if (element instanceof XWPFTable table) {
        for (XWPFTableRow row : table.getRows()) {
          for (XWPFTableCell cell : row.getTableCells()) {
            texts.add(text(cell.getParagraphs().get(0)));
          }
        }
      }
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }

  /** The text without the characters that the library adds for comments. */
  private static String text(XWPFParagraph paragraph) {
    return paragraph.getRuns().stream().map(XWPFRun::text).collect(Collectors.joining());
  }
}
