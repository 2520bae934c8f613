package dev.fazhi.publish.verify;

import dev.fazhi.publish.text.CellAddress;
import dev.fazhi.publish.text.CellText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a written sheet: its cells and settings. */
final class SheetInspector {

  /** A link of a cell: within the workbook by its place, or elsewhere by its relation. */
  record Link(String cell, String place, String relation) {}

  private final String name;
  private final Map<String, PartInspector.Relation> relations;
  private final TreeMap<Integer, TreeMap<Integer, InspectedCell>> rows = new TreeMap<>();
  private final Map<String, List<Map<String, String>>> settings = new HashMap<>();

  private SheetInspector(String name, Map<String, PartInspector.Relation> relations) {
    this.name = name;
    this.relations = relations;
  }

  static SheetInspector read(
      String name,
      XMLStreamReader xml,
      List<String> texts,
      Map<String, PartInspector.Relation> relations)
      throws XMLStreamException {
    SheetInspector sheet = new SheetInspector(name, relations);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("c")) {
          sheet.cell(xml, texts);
        } else {
          sheet.setting(xml);
        }
      }
    }
    return sheet;
  }

  String name() {
    return name;
  }

  /** The relations of the sheet by their ids. */
  Map<String, PartInspector.Relation> relations() {
    return relations;
  }

  /** Adds a fault where the cell does not say that. */
  void text(int row, int column, String expected, List<String> faults) {
    String found = cell(row, column).words();
    if (!found.equals(CellText.shown(expected))) {
      faults.add(at(row, column) + "：应为“" + expected + "”，实为“" + found + "”");
    }
  }

  /** The cell there; an empty one when it was never written. */
  InspectedCell cell(int row, int column) {
    TreeMap<Integer, InspectedCell> cells = rows.get(row);
    return cells == null ? InspectedCell.NONE : cells.getOrDefault(column, InspectedCell.NONE);
  }

  boolean hasRow(int row) {
    return rows.containsKey(row);
  }

  /** The last row that has cells; -1 for none. */
  int lastRow() {
    return rows.isEmpty() ? -1 : rows.lastKey();
  }

  /** The last cell of a row; -1 for none. */
  int lastColumn(int row) {
    TreeMap<Integer, InspectedCell> cells = rows.get(row);
    return cells == null ? -1 : cells.lastKey();
  }

  /** The attributes of each element of that name, in order. */
  List<Map<String, String>> all(String element) {
    return settings.getOrDefault(element, List.of());
  }

  /** An attribute of the first element of that name; empty when there is none. */
  String setting(String element, String attribute) {
    List<Map<String, String>> found = all(element);
    return found.isEmpty() ? "" : found.get(0).getOrDefault(attribute, "");
  }

  boolean isSet(String element, String attribute) {
    return isTrue(setting(element, attribute));
  }

  List<String> merged() {
    return all("mergeCell").stream().map(each -> each.getOrDefault("ref", "")).toList();
  }

  /** The hidden rows, counted from 0. */
  List<Integer> hiddenRows() {
    return all("row").stream()
        .filter(each -> isTrue(each.getOrDefault("hidden", "")))
        .map(each -> Integer.parseInt(each.getOrDefault("r", "1")) - 1)
        .toList();
  }

  boolean isColumnHidden(int column) {
    return all("col").stream()
        .filter(each -> isTrue(each.getOrDefault("hidden", "")))
        .anyMatch(
            each ->
                Integer.parseInt(each.getOrDefault("min", "0")) <= column + 1
                    && column + 1 <= Integer.parseInt(each.getOrDefault("max", "0")));
  }

  List<Link> links() {
    return all("hyperlink").stream()
        .map(
            each ->
                new Link(
                    each.getOrDefault("ref", ""),
                    each.getOrDefault("location", ""),
                    each.getOrDefault("id", "")))
        .toList();
  }

  /** The parts of that kind that the sheet shows, such as its tables. */
  List<String> shown(String element) {
    List<String> parts = new ArrayList<>();
    for (Map<String, String> each : all(element)) {
      PartInspector.Relation relation = relations.get(each.getOrDefault("id", ""));
      if (relation != null) {
        parts.add(relation.target());
      }
    }
    return parts;
  }

  /** Describes a cell's place in Chinese. */
  String at(int row, int column) {
    return at(CellAddress.of(row, column));
  }

  String at(String cell) {
    return "工作表“" + name + "”" + cell + " 单元格";
  }

  private void setting(XMLStreamReader xml) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    settings.computeIfAbsent(xml.getLocalName(), key -> new ArrayList<>()).add(attributes);
  }

  private void cell(XMLStreamReader xml, List<String> texts) throws XMLStreamException {
    String address = Objects.requireNonNull(xml.getAttributeValue(null, "r"), "a cell says where");
    @Nullable String type = xml.getAttributeValue(null, "t");
    @Nullable String look = xml.getAttributeValue(null, "s");
    StringBuilder text = new StringBuilder();
    // attributes that do not belong to the type are ignored
    String holder = "inlineStr".equals(type) ? "t" : "v";
    boolean formula = false;
    boolean value = false;
    while (!(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c"))) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("f")) {
        formula = true;
      } else if (xml.getLocalName().equals(holder)) {
        value = true;
        text.append(xml.getElementText());
      }
    }
    InspectedCell cell =
        cell(
            formula,
            value,
            type == null ? "n" : type,
            text.toString(),
            texts,
            look == null ? 0 : Integer.parseInt(look));
    rows.computeIfAbsent(CellAddress.rowOf(address), key -> new TreeMap<>())
        .put(CellAddress.columnOf(address), cell);
  }

  private static InspectedCell cell(
      boolean formula, boolean value, String type, String text, List<String> texts, int look) {
    if (formula) {
      return new InspectedCell(InspectedCell.Kind.FORMULA, text, look);
    }
    if (!value) {
      return new InspectedCell(InspectedCell.Kind.BLANK, "", look);
    }
    return switch (type) {
      case "n" -> new InspectedCell(InspectedCell.Kind.NUMBER, text, look);
      case "s" ->
          new InspectedCell(InspectedCell.Kind.TEXT, texts.get(Integer.parseInt(text)), look);
      case "inlineStr", "str" ->
          new InspectedCell(InspectedCell.Kind.TEXT, XlsxInspector.decoded(text), look);
      default -> new InspectedCell(InspectedCell.Kind.OTHER, text, look);
    };
  }

  private static boolean isTrue(String value) {
    return value.equals("1") || value.equals("true");
  }
}
