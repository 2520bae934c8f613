package dev.fazhi.intake;

import dev.fazhi.intake.header.HeaderText;
import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SourceHeaders;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the rows that say once more what stands above a table: its title, its header. */
final class HeaderRepetition {

  static final int LEAST_HEADERS = 3;

  /** A label before a signature may be long; nothing longer is a label or a header. */
  static final int LONGEST_LABEL = 1000;

  private static final List<String> COUNTED = List.of("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_./()-]*");
  private static final Pattern RULE = Pattern.compile("[-－‐‑–—―−─━═=＝_＿*＊~～.…·/／\\\\\\s\\u3000]+");
  private static final Set<String> NUMBERS_ARE = Set.of("栏次", "列次", "序号");

  private final SheetPlan plan;
  private final SourceHeaders headers;
  private final Set<String> titles = new HashSet<>();

  /** The first character of each of them. */
  private final Set<Character> starts = new HashSet<>();

  /** The cells of those rows without white space. */
  private final List<List<String>> repeated = new ArrayList<>();

  HeaderRepetition(SheetPlan plan, SourceHeaders headers) {
    this.plan = plan;
    this.headers = headers;
    for (Row row : plan.repeated()) {
      repeated.add(row.cells().stream().map(cell -> squeezed(cell.text())).toList());
      String title = withoutDigits(row);
      if (title.codePoints().anyMatch(Character::isIdeographic)) {
        titles.add(title);
        starts.add(first(row.cells().get(RowCells.firstFilled(row))));
      }
    }
  }

  boolean isRepeated(Row row, int start) {
    Cell first = row.cells().get(start);
    for (int i = 0; i < repeated.size(); i++) {
      Row earlier = plan.repeated().get(i);
      // most rows differ from a header in their first cell already
      if (start < earlier.cells().size()
          && first.getClass() == earlier.cells().get(start).getClass()
          && squeezed(first.text()).equals(repeated.get(i).get(start))
          && RowCells.isSame(earlier, row)) {
        return true;
      }
    }
    // the title of a printed page counts its pages
    return first instanceof Cell.Text
        && starts.contains(first(first))
        && titles.contains(withoutDigits(row));
  }

  /** Whether most of what stands in the row are names of columns. */
  boolean isHeader(Row row) {
    int known = 0;
    int filled = 0;
    for (Cell cell : row.cells()) {
      if (Texts.isBlank(cell)) {
        continue;
      }
      filled++;
      boolean isKnown =
          cell instanceof Cell.Text
              && cell.text().length() <= LONGEST_LABEL
              && headers.mayBegin(cell.text())
              && headers.find(HeaderText.of(cell)) != null;
      known += isKnown ? 1 : 0;
      if (filled == 2 && known == 0) {
        return false;
      }
    }
    return known >= Math.min(LEAST_HEADERS, plan.columns().size()) && known * 2 >= filled;
  }

  boolean isColumnNumbers(Row row) {
    List<String> seen = new ArrayList<>();
    for (Cell cell : row.cells()) {
      if (!Texts.isBlank(cell)) {
        seen.add(squeezed(cell.text()).replaceAll("[()\\[\\]栏列.]", ""));
      }
    }
    if (!seen.isEmpty()
        && NUMBERS_ARE.contains(squeezed(row.cell(RowCells.firstFilled(row)).text()))) {
      seen.remove(0);
    }
    if (seen.size() < Math.max(2, (plan.width() - plan.nameless().size() + 1) / 2)) {
      return false;
    }
    int letters = 0;
    while (letters < seen.size() && isCounted(seen.get(letters), letters)) {
      letters++;
    }
    int number = 0;
    for (String text : seen.subList(letters, seen.size())) {
      if (!text.equals(Integer.toString(++number))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it names the columns once more in letters: a record has a digit somewhere. */
  boolean isColumnNames(Row row) {
    int names = 0;
    for (Cell cell : row.cells()) {
      if (!Texts.isBlank(cell)) {
        if (!(cell instanceof Cell.Text) || !NAME.matcher(squeezed(cell.text())).matches()) {
          return false;
        }
        names++;
      }
    }
    return names >= Math.max(LEAST_HEADERS, plan.required());
  }

  /** Whether there is nothing but dashes and the like, as a line under a table. */
  boolean isRule(Row row) {
    return row.cells().stream()
        .allMatch(cell -> Texts.isBlank(cell) || cell instanceof Cell.Text && isRule(cell.text()));
  }

  private static boolean isRule(String text) {
    return !Character.isLetterOrDigit(text.charAt(0)) && RULE.matcher(text).matches();
  }

  private static boolean isCounted(String text, int place) {
    return COUNTED.stream()
        .anyMatch(
            letters ->
                place < letters.length() && text.equals(letters.substring(place, place + 1)));
  }

  /** Whether one text is all that there is, be it once or in each cell of a merge. */
  static boolean isAlone(Row row, int start) {
    String text = row.cells().get(start).text();
    for (int column = start + 1; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      if (!Texts.isBlank(cell) && !cell.text().equals(text)) {
        return false;
      }
    }
    return true;
  }

  private static char first(Cell cell) {
    String text = squeezed(cell.text());
    return text.isEmpty() ? ' ' : text.charAt(0);
  }

  private static String withoutDigits(Row row) {
    int start = RowCells.firstFilled(row);
    if (start < 0 || isAlone(row, start)) {
      return start < 0 ? "" : withoutDigits(squeezed(row.cells().get(start).text()));
    }
    StringBuilder texts = new StringBuilder();
    for (Cell cell : row.cells().subList(0, RowCells.lastFilled(row) + 1)) {
      texts.append(withoutDigits(squeezed(cell.text()))).append('\t');
    }
    return texts.toString();
  }

  /** What tells of what kind a row is stands at the beginning of a text. */
  static String squeezed(String text) {
    return Texts.squeezed(Privacy.beginning(text));
  }

  private static String withoutDigits(String text) {
    return text.replaceAll("[\\d〇零一二三四五六七八九十]", "");
  }
}
