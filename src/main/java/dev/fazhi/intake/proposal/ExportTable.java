package dev.fazhi.intake.proposal;

import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of the sheets that have the same header, and how many rows stand under it. */
final class ExportTable {

  private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final ColumnProfile sheets = new ColumnProfile("工作表", -1);
  private final List<String> places = new ArrayList<>();
  private final Set<String> nameless = new LinkedHashSet<>();
  private final Set<String> doubled = new LinkedHashSet<>();
  private boolean dated = true;
  private long rows;

  /** Whether a header is that of this table: half of it stands there. */
  boolean isOf(List<String> header) {
    long filled = header.stream().filter(text -> !text.isEmpty()).count();
    return header.stream().filter(columns::containsKey).count() * 2 >= filled;
  }

  /** The columns of one more sheet, from left to right; of a header that comes twice the first. */
  List<ColumnProfile> columns(List<String> header, String file, boolean yearSeen) {
    files.add(file);
    dated &= yearSeen;
    List<ColumnProfile> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String text = header.get(i);
      int column = i;
      boolean first = !text.isEmpty() && seen.add(text);
      if (!first && !text.isEmpty()) {
        doubled.add(text);
      }
      found.add(
          first
              ? columns.computeIfAbsent(text, any -> later(new ColumnProfile(text, column)))
              : new ColumnProfile("", i));
    }
    return found;
  }

  /** A column that the rows before had not. */
  private ColumnProfile later(ColumnProfile profile) {
    for (long i = 0; i < rows; i++) {
      profile.add(Cell.BLANK);
    }
    return profile;
  }

  void add(Row row, List<ColumnProfile> profiles, String sheet) {
    rows++;
    if (places.size() < ColumnProfile.MOST_DISTINCT) {
      places.add((sheet.isEmpty() ? "" : sheet + " ") + "第 " + row.number() + " 行");
    }
    for (int i = 0; i < profiles.size(); i++) {
      ColumnProfile profile = profiles.get(i);
      profile.add(row.value(i));
      if (profile.header().isEmpty() && !Texts.isBlank(row.value(i))) {
        nameless.add(Place.letters(i));
      }
    }
    columns.values().stream()
        .filter(profile -> !profiles.contains(profile))
        .forEach(absent -> absent.add(Cell.BLANK));
    sheets.add(new Cell.Text(sheet));
  }

  List<ColumnProfile> columns() {
    return List.copyOf(columns.values());
  }

  /** The columns that are months side by side. */
  List<ColumnProfile> months() {
    return columns.values().stream()
        .filter(profile -> SpreadColumns.isMonth(profile.header().replace(" ", "")))
        .toList();
  }

  Set<String> files() {
    return files;
  }

  /** The name of each row's sheet. */
  ColumnProfile sheets() {
    return sheets;
  }

  /** Where each row stands whose values are kept, for people. */
  List<String> places() {
    return places;
  }

  /** The letters of columns that have something in them and no header. */
  Set<String> nameless() {
    return nameless;
  }

  /** Headers that stand over two columns. */
  Set<String> doubled() {
    return doubled;
  }

  /** Whether a year stands in the name of each sheet or file, or above its header. */
  boolean isDated() {
    return dated;
  }

  long rows() {
    return rows;
  }

  long size() {
    return rows * columns.size();
  }
}
