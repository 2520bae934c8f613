package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** What an OLE2 file really is, by the streams in it. */
final class Ole2Type {

  private Ole2Type() {}

  /** The name of the stream of a BIFF8 workbook. */
  static String workbook(DirectoryNode root, Reading reading) throws IOException {
    for (String name : root.getEntryNames()) {
      if (name.equalsIgnoreCase("Workbook")) {
        return name;
      }
    }
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      throw ExceptionTranslator.encrypted(reading);
    }
    if (root.hasEntryCaseInsensitive("Book")) {
      throw ExceptionTranslator.oldExcel(reading);
    }
    if (root.hasEntryCaseInsensitive("WordDocument")) {
      throw ExceptionTranslator.otherType(reading, "Word 97-2003 文档");
    }
    if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      throw ExceptionTranslator.otherType(reading, "PowerPoint 97-2003 演示文稿");
    }
    throw ExceptionTranslator.otherType(reading, "另一种 OLE2 文件");
  }
}
