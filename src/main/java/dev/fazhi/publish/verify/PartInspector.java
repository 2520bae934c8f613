package dev.fazhi.publish.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the parts of an office file and their relations. */
final class PartInspector implements Closeable {

  /**
   * A relation of a part.
   *
   * @param target the other part's path, or an address elsewhere
   * @param outside whether it is an address elsewhere
   */
  record Relation(String type, String target, boolean outside) {}

  private final ZipFile archive;

  PartInspector(Path file) throws IOException {
    archive = new ZipFile(file.toFile());
  }

  /** The paths of all parts, sorted. */
  TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    archive.stream().map(ZipEntry::getName).forEach(names::add);
    return names;
  }

  boolean has(String part) {
    return archive.getEntry(part) != null;
  }

  InputStream stream(String part) throws IOException {
    ZipEntry entry = archive.getEntry(part);
    if (entry == null) {
      throw new IOException("缺少 " + part);
    }
    return archive.getInputStream(entry);
  }

  /** Reads a small part as a tree. */
  Element tree(String part) throws IOException {
    try (InputStream bytes = stream(part)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(bytes).getDocumentElement();
    } catch (ParserConfigurationException | SAXException malformed) {
      throw new IOException(part + " 不是合规的 XML：" + malformed.getMessage(), malformed);
    }
  }

  /** The relations of a part by their ids; empty for none. */
  Map<String, Relation> relations(String part) throws IOException {
    int name = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, name);
    String relations = folder + "_rels/" + part.substring(name) + ".rels";
    Map<String, Relation> found = new LinkedHashMap<>();
    if (!has(relations)) {
      return found;
    }
    for (Element each : all(tree(relations), "Relationship")) {
      boolean outside = each.getAttribute("TargetMode").equals("External");
      String target = each.getAttribute("Target");
      String type = each.getAttribute("Type");
      found.put(
          each.getAttribute("Id"),
          new Relation(
              type.substring(type.lastIndexOf('/') + 1),
              outside ? target : resolved(folder, target),
              outside));
    }
    return found;
  }

  /** All elements below of that name, whatever their prefix. */
  static List<Element> all(Element root, String name) {
    NodeList nodes = root.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String resolved(String folder, String target) {
    return target.startsWith("/")
        ? target.substring(1)
        : Path.of("/" + folder).resolve(target).normalize().toString().substring(1);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
