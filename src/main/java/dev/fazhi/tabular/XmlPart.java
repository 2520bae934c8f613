package dev.fazhi.tabular;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.fazhi.model.Place;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part read as a stream of XML events: no DTD, no entities, no endless depth. */
final class XmlPart implements Closeable {

  static final int START = XMLStreamConstants.START_ELEMENT;
  static final int END = XMLStreamConstants.END_ELEMENT;
  static final int END_OF_PART = XMLStreamConstants.END_DOCUMENT;

  private static final int DEEPEST = 256;
  private static final long MOST_BYTES_KEPT = 32L << 20;

  private final PartStream in;
  private final Reading reading;
  private final XMLStreamReader xml;
  private int depth;

  /** A part that is kept in memory once it is read, and therefore capped. */
  XmlPart(ZipParts zip, String name) throws IOException {
    this(zip, name, MOST_BYTES_KEPT);
  }

  private XmlPart(ZipParts zip, String name, long most) throws IOException {
    this.reading = zip.reading();
    this.in = zip.open(name, most);
    try {
      this.xml = factory().createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    checkEncoding(xml.getEncoding());
  }

  /** A part that passes by, of whatever size the limits allow. */
  static XmlPart passing(ZipParts zip, String name) throws IOException {
    return new XmlPart(zip, name, Long.MAX_VALUE);
  }

  /** One for each part, since a factory keeps every name that it has met. */
  private static XMLInputFactory factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  private void checkEncoding(@Nullable String encoding) throws IOException {
    String name = encoding == null ? "UTF-8" : encoding.toUpperCase(Locale.ROOT);
    if (!name.equals("UTF-8") && !name.equals("UTF8") && !name.equals("US-ASCII")) {
      throw reading.corrupt("内部编码不是 UTF-8");
    }
  }

  /** The next event of elements or text; comments and instructions are passed over. */
  int next() throws IOException {
    try {
      while (true) {
        int event = xml.next();
        in.mark();
        switch (event) {
          case START -> {
            if (++depth > DEEPEST) {
              throw reading.over("内部嵌套层数", DEEPEST, depth);
            }
            return event;
          }
          case END -> {
            depth--;
            return event;
          }
          case END_OF_PART -> {
            in.finish();
            return event;
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw entity();
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return XMLStreamConstants.CHARACTERS;
          }
          default -> {
            // comments and processing instructions
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private RefusedInside entity() {
    return reading.refuse(
        FileFault.ENTITY, "文件“" + reading.shown() + "”内部含有 DTD 或实体，正常的导出不会有，不予读取；请重新导出。");
  }

  String name() {
    return xml.getLocalName();
  }

  int depth() {
    return depth;
  }

  /** The value of an attribute in no namespace; null when it is not there. */
  @Nullable String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** The value of an attribute of relationships, in the transitional or the strict namespace. */
  @Nullable String relationship(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String namespace = xml.getAttributeNamespace(i);
      if (name.equals(xml.getAttributeLocalName(i))
          && namespace != null
          && namespace.endsWith("/relationships")) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  boolean flag(String name) {
    String value = attribute(name);
    return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
  }

  /** All text to the end of the element just begun, appended; elements inside are passed over. */
  void text(StringBuilder into) throws IOException {
    int within = depth;
    long most = (long) XmlText.ESCAPE_LENGTH * reading.limits().cellCharacters();
    while (true) {
      int event = next();
      if (event == END && depth < within) {
        return;
      }
      if (event == XMLStreamConstants.CHARACTERS && depth == within) {
        into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        if (into.length() > most) {
          throw reading.tooLong(Place.of(reading.file()), into.length());
        }
      }
      if (event == END_OF_PART) {
        return;
      }
    }
  }

  /** Passes over the rest of the element just begun. */
  void skip() throws IOException {
    int within = depth;
    while (depth >= within && next() != END_OF_PART) {
      // nothing of it is wanted
    }
  }

  @Override
  public void close() throws IOException {
    try {
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      in.close();
    }
  }
}
