package dev.fazhi.publish.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Element;

/**
 * Reads a written workbook with the JDK only: it shares nothing with the library that wrote it, so
 * that an error there cannot go unnoticed.
 */
final class XlsxInspector implements Closeable {

  static final String WORKBOOK = "xl/workbook.xml";

  private static final String SHARED_TEXTS = "xl/sharedStrings.xml";
  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final int HEXADECIMAL = 16;

  /** A tab of the workbook. */
  record Tab(String name, boolean hidden, String part) {}

  private final PartInspector parts;
  private final Element workbook;
  private final List<Tab> tabs = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final StyleInspector looks;

  private XlsxInspector(PartInspector parts) throws IOException {
    this.parts = parts;
    workbook = parts.tree(WORKBOOK);
    Map<String, PartInspector.Relation> relations = parts.relations(WORKBOOK);
    for (Element sheet : PartInspector.all(workbook, "sheet")) {
      PartInspector.Relation relation = relations.get(sheet.getAttributeNS(RELATIONSHIPS, "id"));
      if (relation == null) {
        throw new IOException("工作表“" + sheet.getAttribute("name") + "”没有内容");
      }
      String state = sheet.getAttribute("state");
      boolean hidden = !state.isEmpty() && !state.equals("visible");
      tabs.add(new Tab(sheet.getAttribute("name"), hidden, relation.target()));
    }
    if (parts.has(SHARED_TEXTS)) {
      readTexts();
    }
    looks = StyleInspector.of(parts.tree("xl/styles.xml"));
  }

  /** Opens a workbook; throws when it is damaged as a file. */
  static XlsxInspector open(Path file) throws IOException {
    PartInspector parts = new PartInspector(file);
    try {
      return new XlsxInspector(parts);
    } catch (IOException | RuntimeException unreadable) {
      parts.close();
      throw unreadable;
    }
  }

  List<Tab> tabs() {
    return tabs;
  }

  PartInspector parts() {
    return parts;
  }

  StyleInspector looks() {
    return looks;
  }

  /** The content of {@code xl/workbook.xml}. */
  Element workbook() {
    return workbook;
  }

  /** The tab that the workbook opens on, counted from 0. */
  int active() {
    List<Element> views = PartInspector.all(workbook, "workbookView");
    String tab = views.isEmpty() ? "" : views.get(0).getAttribute("activeTab");
    return tab.isEmpty() ? 0 : Integer.parseInt(tab);
  }

  SheetInspector sheet(int index) throws IOException {
    Tab tab = tabs.get(index);
    try (InputStream bytes = parts.stream(tab.part())) {
      XMLStreamReader xml = reader(bytes);
      try {
        return SheetInspector.read(tab.name(), xml, texts, parts.relations(tab.part()));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException malformed) {
      throw new IOException(
          "工作表“" + tab.name() + "”不是合规的 XML：" + malformed.getMessage(), malformed);
    }
  }

  /** Decodes {@code _x000A_}, by which the format writes characters that XML cannot contain. */
  static String decoded(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), HEXADECIMAL))));
  }

  private void readTexts() throws IOException {
    try (InputStream bytes = parts.stream(SHARED_TEXTS)) {
      XMLStreamReader xml = reader(bytes);
      StringBuilder text = new StringBuilder();
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
          text.append(xml.getElementText());
        } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("si")) {
          texts.add(decoded(text.toString()));
          text.setLength(0);
        }
      }
      xml.close();
    } catch (XMLStreamException malformed) {
      throw new IOException("共享文字不是合规的 XML：" + malformed.getMessage(), malformed);
    }
  }

  private static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(bytes);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
