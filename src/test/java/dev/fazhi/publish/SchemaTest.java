package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CommentsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * The parts of the workbook and of the draft obey the schemas of ECMA-376, so that no program has
 * to repair them. Those parts are left out for which the library brings no whole schema.
 */
class SchemaTest {

  /** Reads a part as the document that it should be. */
  private interface Reader {
    XmlObject read(ByteArrayInputStream bytes) throws IOException, XmlException;
  }

  private static final Map<String, Reader> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("xl/worksheets/sheet\\d+.xml", WorksheetDocument.Factory::parse);
    PARTS.put("xl/styles.xml", StyleSheetDocument.Factory::parse);
    PARTS.put("xl/workbook.xml", WorkbookDocument.Factory::parse);
    PARTS.put("word/document.xml", DocumentDocument.Factory::parse);
    PARTS.put("word/styles.xml", StylesDocument.Factory::parse);
    PARTS.put("word/comments.xml", CommentsDocument.Factory::parse);
    PARTS.put("word/footer\\d.xml", FtrDocument.Factory::parse);
    PARTS.put("word/settings.xml", SettingsDocument.Factory::parse);
    PARTS.put("word/charts/chart\\d+.xml", ChartSpaceDocument.Factory::parse);
  }

  private static int valid(byte[] archive) throws IOException, XmlException {
    int seen = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        for (Map.Entry<String, Reader> part : PARTS.entrySet()) {
          if (entry.getName().matches(part.getKey())) {
            List<XmlError> faults = new ArrayList<>();
            XmlObject read = part.getValue().read(new ByteArrayInputStream(zip.readAllBytes()));
            read.validate(new XmlOptions().setErrorListener(faults));
            assertEquals("[]", faults.toString(), entry.getName());
            seen++;
          }
        }
      }
    }
    return seen;
  }

  @Test
  void theWorkbook() throws IOException, XmlException {
    assertTrue(valid(GoldenTest.workbook()) > 8);
  }

  @Test
  void theDraft() throws IOException, XmlException {
    assertTrue(valid(GoldenTest.draft()) > 7);
  }
}
