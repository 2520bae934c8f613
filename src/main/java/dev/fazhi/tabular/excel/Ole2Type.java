package dev.fazhi.tabular.excel;

import dev.fazhi.tabular.row.ExceptionTranslator;
import dev.fazhi.tabular.row.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/** What an OLE2 file really is, by the streams in it. */
final class Ole2Type {

  private Ole2Type() {}

  /**
   * The name of the stream of a workbook. Before BIFF8 it was {@code Book}, as some programs write
   * still.
   */
  static String workbook(DirectoryNode root, Reading reading) throws IOException {
    for (String usual : List.of("Workbook", "Book")) {
      for (String name : root.getEntryNames()) {
        if (name.equalsIgnoreCase(usual)) {
          requireBiff8(root, name, reading);
          return name;
        }
      }
    }
    if (root.hasEntryCaseInsensitive("WordDocument")) {
      throw ExceptionTranslator.otherType(reading, "Word 97-2003 文档");
    }
    if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      throw ExceptionTranslator.otherType(reading, "PowerPoint 97-2003 演示文稿");
    }
    throw ExceptionTranslator.otherType(reading, "另一种 OLE2 文件");
  }

  /** The version stands in the record that begins the stream ([MS-XLS] 2.4.21). */
  private static void requireBiff8(DirectoryNode root, String stream, Reading reading)
      throws IOException {
    try (InputStream in = root.createDocumentInputStream(stream)) {
      byte[] begin = in.readNBytes(6);
      if (begin.length == 6 && begin[5] != 6) {
        throw ExceptionTranslator.oldExcel(reading);
      }
    }
  }
}
