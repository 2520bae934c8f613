package dev.fazhi.publish.docx;

import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.table.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a written draft against its plan, and every number in it against the written
 * figures.csv: the digits, and whether it says that they rose or fell.
 */
public final class DraftCheck {

  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(万?)");
  private static final Pattern RISE = Pattern.compile("增长|增加|提高");
  private static final Pattern FALL = Pattern.compile("下降|减少");
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private DraftCheck() {}

  /** The faults, in Chinese; empty for none. */
  public static List<String> faults(DraftPlan plan, Path draft, Path figures) throws IOException {
    WrittenFigures written = WrittenFigures.read(figures);
    List<String> faults = new ArrayList<>();
    int remarks = 0;
    for (DraftPart part : plan.parts()) {
      for (Passage passage : passages(part)) {
        remarks += passage.remarks().isEmpty() ? 0 : 1;
        String fault = fault(passage, written);
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

  /** The fault of the text for a number; null for none. */
  private static @Nullable String fault(Passage passage, WrittenFigures written) {
    Origin origin = passage.origin();
    if (origin == null) {
      return null;
    }
    BigDecimal figure = written.number(origin);
    boolean rises = RISE.matcher(passage.text()).find();
    boolean falls = FALL.matcher(passage.text()).find();
    if (passage.form().compares() && !rises && !falls) {
      // unchanged, or not compared
      boolean level = passage.text().contains("持平");
      boolean roughly = passage.text().contains("基本");
      return level && !roughly && figure != null && figure.signum() != 0
          ? "与 figures.csv 不符"
          : null;
    } else if (figure == null) {
      return "在 figures.csv 里没有";
    } else if ((rises && figure.signum() <= 0) || (falls && figure.signum() >= 0)) {
      return "的增减方向与 figures.csv 里的 " + figure.toPlainString() + " 不符";
    }
    Matcher number = NUMBER.matcher(passage.text());
    if (!number.find()) {
      return passage.form().compares() ? null : "里没有数";
    }
    // the 万 of a unit such as 万元 is none of the number
    boolean inTenThousands =
        !number.group(2).isEmpty()
            && (!origin.figure().unit().startsWith("万")
                || passage.text().startsWith("万", number.end()));
    BigDecimal expected =
        inTenThousands
            ? figure
                .abs()
                .setScale(0, RoundingMode.HALF_UP)
                .divide(TEN_THOUSAND, 2, RoundingMode.HALF_UP)
            : figure.abs();
    return expected.compareTo(new BigDecimal(number.group(1))) == 0
        ? null
        : "在 figures.csv 里是 " + figure.toPlainString();
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
    StringBuilder text = new StringBuilder();
    paragraph.getRuns().forEach(run -> text.append(run.text()));
    return text.toString();
  }
}
