package dev.fazhi.intake;

import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.text.NumberText;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up a sheet's accepted rows, to compare with its totals rows. */
final class Totals {

  /** A total that goes on from one file to the next has rows in it that are not in this one. */
  private static final String RUNNING = "累计";

  /** The first of the words by which one page hands its sum on to the next. */
  private static final String CARRIED = "过转承接";

  private final String file;
  private SheetPlan plan;

  /** The columns of a key of several. */
  private List<SheetPlan.Column> keyColumns;

  private final RowSums all;
  private final Map<String, RowSums> sinceWord = new HashMap<>();

  /** Of the rows whose keys differ in one column alone, by what the others say. */
  private final Map<String, RowSums> ofOthers = new HashMap<>();

  private RowSums sinceAny;
  private RowSums lastPart;
  private long rejected;

  Totals(String file, SheetPlan plan) {
    this.file = file;
    this.plan = plan;
    this.keyColumns = keyColumns(plan);
    this.all = new RowSums();
    this.sinceAny = new RowSums();
    this.lastPart = new RowSums();
  }

  /** What follows stands in these columns. */
  void columns(SheetPlan next) {
    plan = next;
    keyColumns = keyColumns(next);
  }

  /** Adds a data row that was not rejected. */
  void add(RowDraft draft, Row row) {
    Map<Integer, BigDecimal> numbers = numbers(draft);
    each().forEach(sums -> sums.add(numbers));
    others(row).forEach(key -> ofOthers.computeIfAbsent(key, any -> new RowSums()).add(numbers));
  }

  private Map<Integer, BigDecimal> numbers(RowDraft draft) {
    Map<Integer, BigDecimal> numbers = new HashMap<>();
    for (SheetPlan.Column column : plan.columns()) {
      Object value = draft.value(column.position());
      if (value instanceof BigDecimal number) {
        numbers.put(column.position(), number);
      } else if (value instanceof Long whole) {
        numbers.put(column.position(), BigDecimal.valueOf(whole));
      }
    }
    return numbers;
  }

  private static List<SheetPlan.Column> keyColumns(SheetPlan plan) {
    List<String> key = plan.source().key();
    return key.size() < 2
        ? List.of()
        : plan.columns().stream().filter(column -> key.contains(column.field().name())).toList();
  }

  /** For each column of the key what the others say, with the number of that column. */
  private List<String> others(Row row) {
    List<String> texts = new ArrayList<>();
    for (SheetPlan.Column column : keyColumns) {
      texts.add(Texts.squeezed(row.value(column.index()).text()));
    }
    List<String> others = new ArrayList<>();
    for (int but = 0; but < texts.size(); but++) {
      List<String> rest = new ArrayList<>(texts);
      rest.set(but, "");
      others.add(keyColumns.get(but).index() + "\t" + String.join("\t", rest));
    }
    return others;
  }

  /** Adds a row that is rejected. */
  void rejected(RowDraft draft) {
    rejected++;
    Map<Integer, BigDecimal> numbers = numbers(draft);
    each().forEach(sums -> sums.ofRejected().add(numbers));
  }

  private List<RowSums> each() {
    List<RowSums> every = new ArrayList<>(sinceWord.values());
    every.add(all);
    every.add(sinceAny);
    return every;
  }

  /** Whether a number of the row is the sum of two or more rows above it. */
  boolean isSum(Row row) {
    return candidates("", row).stream()
        .filter(sums -> sums.rows() > 1)
        .anyMatch(
            sums ->
                plan.columns().stream()
                    .anyMatch(
                        column ->
                            sums.sum(column.position()).signum() != 0
                                && isSum(row.cell(column.index()), column, sums)));
  }

  private static boolean isSum(Cell cell, SheetPlan.Column column, RowSums sums) {
    NumberText number = column.field().type().isNumber() ? number(cell, "") : null;
    return number != null && isSum(number, column, sums);
  }

  private static boolean isSum(NumberText number, SheetPlan.Column column, RowSums sums) {
    BigDecimal scale = number.ownUnit() ? BigDecimal.ONE : column.factor();
    return number.value().multiply(scale).compareTo(sums.sum(column.position())) == 0;
  }

  /**
   * What is wrong with a totals row; null when nothing is.
   *
   * @param word the word that makes it one
   * @param mustAgree whether it is wrong also when it has no number at all
   */
  @Nullable Fault check(Row row, String word, boolean mustAgree) {
    List<RowSums> candidates = candidates(word, row);
    if (sinceAny.rows() > 0) {
      lastPart = sinceAny;
      sinceAny = new RowSums();
    }
    sinceWord.put(word, new RowSums());
    List<String> seen = new ArrayList<>();
    int firstColumn = -1;
    for (int column = 0; column < row.cells().size(); column++) {
      NumberText number = number(row.cell(column), word);
      if (number == null) {
        continue;
      }
      int index = column;
      if (candidates.stream().anyMatch(sums -> agrees(number, index, sums))) {
        return null;
      }
      firstColumn = firstColumn < 0 ? column : firstColumn;
      seen.add(Privacy.shown(number.value().toPlainString()));
    }
    boolean running = word.contains(RUNNING);
    return running || seen.isEmpty() && !mustAgree
        ? null
        : fault(row, word, firstColumn, seen, candidates.get(0));
  }

  /** The rows that a total may be of, the likeliest first. */
  private List<RowSums> candidates(String word, Row row) {
    boolean carried = !word.isEmpty() && CARRIED.indexOf(word.charAt(0)) >= 0;
    if (word.contains("小") || word.contains("页") && !carried) {
      return List.of(sinceAny);
    }
    RowSums same = sinceWord.get(word);
    // right below another totals row it may be one more of the same rows
    RowSums part = sinceAny.rows() > 0 ? sinceAny : lastPart;
    List<RowSums> candidates = new ArrayList<>(List.of(all, part));
    Stream.ofNullable(same).forEach(candidates::add);
    others(row).stream().map(ofOthers::get).filter(Objects::nonNull).forEach(candidates::add);
    return candidates;
  }

  private boolean agrees(NumberText number, int column, RowSums of) {
    return of.either().stream().anyMatch(sums -> isOf(number, column, sums));
  }

  private boolean isOf(NumberText number, int column, RowSums sums) {
    return number.value().compareTo(BigDecimal.valueOf(sums.rows())) == 0
        || plan.columns().stream()
            .filter(of -> of.index() == column && of.field().type().isNumber())
            .anyMatch(of -> isSum(number, of, sums));
  }

  private static @Nullable NumberText number(Cell cell, String word) {
    if (cell instanceof Cell.Num number) {
      return new NumberText(number.value(), false, false);
    }
    if (!(cell instanceof Cell.Text)) {
      return null;
    }
    String text = Texts.squeezed(cell.text());
    text = text.startsWith(word) ? text.substring(word.length()) : text;
    text = text.startsWith(":") ? text.substring(1) : text;
    text = text.startsWith("共") ? text.substring(1) : text;
    String count = TableWords.count(Texts.squeezed(cell.text()));
    if (count != null) {
      return new NumberText(new BigDecimal(count), false, false);
    }
    return NumberText.read(text, NumberText::isCountUnit);
  }

  private Fault fault(Row row, String word, int column, List<String> seen, RowSums expected) {
    StringBuilder sums = new StringBuilder();
    for (SheetPlan.Column of : plan.columns()) {
      if (of.field().type().isNumber()) {
        sums.append("，『%s』合计 ".formatted(of.header()));
        sums.append(expected.sum(of.position()).stripTrailingZeros().toPlainString());
      }
    }
    String value = Texts.cut(String.join("、", seen), 60);
    String message =
        "%s行写的是 %s，上面的数据却是 %s 行%s%s；请核对导出是否完整。"
            .formatted(
                SafeText.safe(word),
                value.isEmpty() ? "空" : value,
                expected.rows(),
                sums,
                rejected == 0 ? "" : "（另有 " + rejected + " 行不合规，不在其中）");
    Place place = new Place(file, row.sheet(), row.number(), column);
    return FileFault.TOTALS_DISAGREE.at(place, "", value, message);
  }
}
