package dev.fazhi.publish.docx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;

/** The fonts of an official document (GB/T 9704-2012) and their substitutes. */
final class DraftFonts {

  static final String TITLE = "方正小标宋简体";
  static final String FANG_SONG = "仿宋_GB2312";
  static final String KAI = "楷体_GB2312";
  static final String HEI = "黑体";
  static final String SONG = "宋体";

  private static final String LATIN = "Times New Roman";

  private DraftFonts() {}

  /** Latin letters and digits in one font, Chinese in another. */
  static CTFonts of(CTFonts fonts, String eastAsian) {
    fonts.setAscii(LATIN);
    fonts.setHAnsi(LATIN);
    fonts.setCs(LATIN);
    fonts.setEastAsia(eastAsian);
    return fonts;
  }

  /** Names the substitutes for official fonts that are not installed. */
  static void alternatives(XWPFDocument document) throws IOException {
    String table =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + alternative(TITLE, "方正小标宋_GBK,华文中宋,宋体,Noto Serif CJK SC")
            + alternative(FANG_SONG, "仿宋,FangSong,华文仿宋,宋体,Noto Serif CJK SC")
            + alternative(KAI, "楷体,KaiTi,华文楷体,宋体,Noto Serif CJK SC")
            + alternative(HEI, "SimHei,微软雅黑,Noto Sans CJK SC")
            + "</w:fonts>";
    try {
      PackagePartName name = PackagingURIHelper.createPartName("/word/fontTable.xml");
      PackagePart part =
          document
              .getPackage()
              .createPart(
                  name,
                  "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml");
      try (OutputStream bytes = part.getOutputStream()) {
        bytes.write(table.getBytes(StandardCharsets.UTF_8));
      }
      document
          .getPackagePart()
          .addRelationship(name, TargetMode.INTERNAL, XWPFRelation.FONT_TABLE.getRelation());
    } catch (InvalidFormatException impossible) {
      throw new IOException(impossible);
    }
  }

  private static String alternative(String font, String others) {
    return String.format(
        Locale.ROOT,
        "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/><w:charset w:val=\"86\"/></w:font>",
        font,
        others);
  }
}
