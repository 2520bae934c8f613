package dev.fazhi.publish.docx;

import dev.fazhi.publish.office.DocumentProperties;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * Sets the layout of an official document as of GB/T 9704-2012: A4, 仿宋 3号 in lines of 28 points,
 * title 小标宋 2号, 楷体 3号 below it, headings 黑体 3号, page numbers on the outer side. Lengths in
 * twentieths of a point, sizes in half points, as the format has them.
 */
final class DraftStyle {

  /** Millimetres in twentieths of a point. */
  private static final int TOP = mm(37);

  private static final int BOTTOM = mm(35);
  private static final int LEFT = mm(28);
  private static final int RIGHT = mm(26);
  private static final int FOOTER = mm(28);
  private static final int PAGE_WIDTH = mm(210);
  private static final int PAGE_HEIGHT = mm(297);
  private static final int LINE = 28 * 20;
  private static final int TITLE_LINE = 35 * 20;
  private static final int SIZE_2 = 44;
  private static final int SIZE_3 = 32;
  private static final int SIZE_4 = 28;
  private static final int SIZE_SMALL_4 = 24;
  private static final int SIZE_5 = 21;

  /** Two characters, in hundredths of one. */
  private static final int INDENT = 200;

  /** The kinds of paragraph. */
  enum Style {
    TITLE("Title", DraftFonts.TITLE, SIZE_2, TITLE_LINE, STJc.CENTER, false),
    SUBTITLE("Subtitle", DraftFonts.KAI, SIZE_3, LINE, STJc.CENTER, false),
    HEADING("Heading1", DraftFonts.HEI, SIZE_3, LINE, STJc.BOTH, true),
    BODY("BodyText", DraftFonts.FANG_SONG, SIZE_3, LINE, STJc.BOTH, true),
    CAPTION("Caption", DraftFonts.HEI, SIZE_4, 0, STJc.CENTER, false),
    PICTURE("FazhiPicture", DraftFonts.FANG_SONG, SIZE_4, 0, STJc.CENTER, false),
    HEADER("FazhiHeader", DraftFonts.HEI, SIZE_SMALL_4, 0, STJc.CENTER, false),
    CELL("FazhiCell", DraftFonts.FANG_SONG, SIZE_SMALL_4, 0, STJc.LEFT, false),
    NOTE("FazhiNote", DraftFonts.FANG_SONG, SIZE_5, 0, STJc.BOTH, false);

    private final String id;
    private final String font;
    private final int size;
    private final int line;
    private final STJc.Enum align;
    private final boolean indented;

    Style(String id, String font, int size, int line, STJc.Enum align, boolean indented) {
      this.id = id;
      this.font = font;
      this.size = size;
      this.line = line;
      this.align = align;
      this.indented = indented;
    }

    String id() {
      return id;
    }
  }

  private DraftStyle() {}

  /** Sets page, styles, fonts and page numbers. */
  static void apply(XWPFDocument document) throws IOException {
    page(document);
    XWPFStyles styles = document.createStyles();
    styles.setDefaultFonts(DraftFonts.of(CTFonts.Factory.newInstance(), DraftFonts.FANG_SONG));
    styles.setEastAsia(DocumentProperties.LANGUAGE);
    for (Style style : Style.values()) {
      styles.addStyle(new XWPFStyle(paragraph(style)));
    }
    DraftFonts.alternatives(document);
    numbers(document, HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
    numbers(document, HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
    document.setEvenAndOddHeadings(true);
  }

  private static int mm(int millimetres) {
    return (millimetres * 14_400 + 127) / 254;
  }

  private static void page(XWPFDocument document) {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    section.addNewPgSz().setW(BigInteger.valueOf(PAGE_WIDTH));
    section.getPgSz().setH(BigInteger.valueOf(PAGE_HEIGHT));
    CTPageMar margins = section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(TOP));
    margins.setBottom(BigInteger.valueOf(BOTTOM));
    margins.setLeft(BigInteger.valueOf(LEFT));
    margins.setRight(BigInteger.valueOf(RIGHT));
    margins.setHeader(BigInteger.valueOf(TOP / 2));
    margins.setFooter(BigInteger.valueOf(FOOTER));
    margins.setGutter(BigInteger.ZERO);
  }

  private static CTStyle paragraph(Style style) {
    CTStyle made = named(style.id());
    made.addNewQFormat();
    CTPPrGeneral paragraph = made.addNewPPr();
    if (Set.of(Style.TITLE, Style.HEADING, Style.HEADER, Style.PICTURE).contains(style)) {
      paragraph.addNewKeepNext();
    }
    CTSpacing spacing = paragraph.addNewSpacing();
    int around = style.line == 0 ? 60 : 0;
    spacing.setBefore(BigInteger.valueOf(style == Style.NOTE ? LINE : around));
    spacing.setAfter(BigInteger.valueOf(style == Style.SUBTITLE ? LINE : around));
    if (style.line > 0) {
      spacing.setLine(BigInteger.valueOf(style.line));
      spacing.setLineRule(STLineSpacingRule.EXACT);
    }
    if (style.indented) {
      paragraph.addNewInd().setFirstLineChars(BigInteger.valueOf(INDENT));
      paragraph.getInd().setFirstLine(BigInteger.valueOf(style.size * 20L));
    }
    paragraph.addNewJc().setVal(style.align);
    if (style == Style.HEADING) {
      paragraph.addNewOutlineLvl().setVal(BigInteger.ZERO);
    }
    CTRPr run = made.addNewRPr();
    DraftFonts.of(run.addNewRFonts(), style.font);
    run.addNewSz().setVal(BigInteger.valueOf(style.size));
    run.addNewSzCs().setVal(BigInteger.valueOf(style.size));
    run.addNewLang().setEastAsia(DocumentProperties.LANGUAGE);
    return made;
  }

  private static CTStyle named(String id) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(known(id));
    return style;
  }

  /** The name of a built-in style: Word expects lower case, with a space before a number. */
  private static String known(String id) {
    return switch (id) {
      case "Heading1" -> "heading 1";
      case "BodyText" -> "Body Text";
      case "Caption" -> "caption";
      default -> id;
    };
  }

  private static void numbers(
      XWPFDocument document, HeaderFooterType type, ParagraphAlignment side) {
    XWPFFooter footer = document.createFooter(type);
    XWPFParagraph paragraph =
        footer.getParagraphs().isEmpty() ? footer.createParagraph() : footer.getParagraphArray(0);
    paragraph.setAlignment(side);
    text(paragraph, "— ");
    run(paragraph).getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
    run(paragraph).getCTR().addNewInstrText().setStringValue("PAGE");
    run(paragraph).getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
    text(paragraph, "1");
    run(paragraph).getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    text(paragraph, " —");
  }

  private static XWPFRun run(XWPFParagraph paragraph) {
    XWPFRun run = paragraph.createRun();
    DraftFonts.of(run.getCTR().addNewRPr().addNewRFonts(), DraftFonts.SONG);
    run.setFontSize(SIZE_4 / 2);
    return run;
  }

  private static void text(XWPFParagraph paragraph, String text) {
    run(paragraph).setText(text);
  }
}
