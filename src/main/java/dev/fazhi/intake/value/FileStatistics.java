package dev.fazhi.intake.value;

import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the account of a file: the outcomes of its rows, faults and unknown names. */
public final class FileStatistics {

  private static final int MOST_EXAMPLES = 5;
  private static final int MOST_SHOWN = 10;

  private final String file;
  private long read;
  private long given;
  private long skipped;
  private final UnlistedNames unlisted;
  private final EventTimes events;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Long> masked = new LinkedHashMap<>();
  private final Map<Remark, Map<String, Long>> remarks = new LinkedHashMap<>();
  private final Map<String, Long> withoutFields = new LinkedHashMap<>();
  private final Map<String, Long> beyondHeader = new LinkedHashMap<>();
  private final Map<String, FirstFew> headings = new LinkedHashMap<>();
  private boolean nothing;
  private boolean ended;
  private final Map<Place, Map<String, Long>> merged = new LinkedHashMap<>();

  /** What is told once of a column. */
  private record Remark(FileFault kind, String header, String what) {}

  public FileStatistics(String file, EventTimes events) {
    this.file = file;
    this.events = events;
    this.unlisted = new UnlistedNames(file);
  }

  /** Adds a remark on a cell under this header; see {@link RowDraft#remark}. */
  public void remark(FileFault kind, String header, String what, String example) {
    Map<String, Long> examples =
        remarks.computeIfAbsent(new Remark(kind, header, what), r -> new LinkedHashMap<>());
    boolean full = examples.size() >= MOST_EXAMPLES && !examples.containsKey(example);
    examples.merge(full ? "" : example, 1L, Long::sum);
  }

  /** The last day that the file can tell of. */
  public LocalDate latestDay() {
    return events.latestDay(file);
  }

  /** Counts a row that is given as an entry. */
  public void given() {
    read++;
    given++;
  }

  /** Counts a row that is no data. */
  public void skipped() {
    skipped(1);
  }

  /** So many rows that are no data. */
  public void skipped(long rows) {
    read += rows;
    skipped += rows;
  }

  /** Counts a row with content, but in no field's column. */
  public void withoutFields(Row row) {
    skipped();
    withoutFields.merge(row.sheet(), 1L, Long::sum);
  }

  /** Counts a row with cells to the right of its header, which are left out. */
  public void beyondHeader(Row row) {
    beyondHeader.merge(row.sheet(), 1L, Long::sum);
  }

  /** Counts a row with a single text, which is taken for a heading. */
  public void heading(Row row) {
    skipped();
    // a name may have slipped into the column, so nothing of the text is shown
    headings
        .computeIfAbsent(row.sheet(), sheet -> new FirstFew(MOST_SHOWN))
        .add(Integer.toString(row.number()));
  }

  /** Counts a row that says that there is nothing to report. */
  public void saysNothing() {
    skipped();
    nothing = true;
  }

  /** Completes the statistics at the end of the file. */
  public void end() {
    ended = true;
  }

  /** Notes a data row with a word of totals in a field that is not required. */
  public void totalsWord(Row row, int column, String word) {
    Place place = new Place(file, row.sheet(), row.number(), column);
    String message = "这一格写着“%s”，像是合计行，但必填的各项都有，又没有一个数与上面的合计相符：已按数据读入，请核对。".formatted(word);
    add(FileFault.TOTALS_WORD.at(place, "", word, message));
  }

  /**
   * Notes a row whose cell under this header is merged with one above that has a number or a key.
   */
  public void merged(Row row, String header) {
    merged.merge(
        new Place(file, row.sheet(), 0, -1),
        new TreeMap<>(Map.of(header, 1L)),
        FileStatistics::sum);
  }

  private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> more) {
    more.forEach((header, rows) -> some.merge(header, rows, Long::sum));
    return some;
  }

  /** So many places are masked in a cell under this header. */
  public void masked(String header, int places) {
    masked.merge(header, (long) places, Long::sum);
  }

  /** Adds the unknown names and events of a row without faults. */
  public void accepted(RowDraft draft, int[] eventFields) {
    unlisted.add(draft);
    events.add(draft, eventFields);
  }

  /** The names so far that no list has. */
  public UnlistedNames unlisted() {
    return unlisted;
  }

  public void add(Fault fault) {
    faults.add(fault);
  }

  /** How many rows there were so far. */
  public long read() {
    return read;
  }

  /** The account so far, what the file's reader noted first. */
  public Account account(List<Fault> notes) {
    List<Fault> all = new ArrayList<>(notes);
    all.addAll(faults);
    withoutFields.forEach(
        (sheet, n) -> all.add(sheetNote(FileFault.NO_FIELDS, sheet, n, "行在已知的列里都没有内容，没有读入")));
    beyondHeader.forEach(
        (sheet, n) -> all.add(sheetNote(FileFault.BEYOND_HEADER, sheet, n, "行在表头右侧还有内容，没有读入")));
    headings.forEach((sheet, found) -> all.add(headingsNote(sheet, found)));
    merged.forEach(
        (sheet, headers) ->
            headers.forEach((header, n) -> all.add(mergedWarning(sheet, header, n))));
    remarks.forEach(
        (remark, examples) -> {
          if (remark.kind() != FileFault.FINE_MONEY
              || count(examples) >= Math.max(3, given / 100)) {
            all.add(told(remark, examples));
          }
        });
    masked.forEach((header, places) -> all.add(maskedWarning(header, places)));
    Fault late = events.doubt(file);
    if (late != null) {
      all.add(late);
    }
    if (ended && given == 0) {
      all.add(emptyDelivery());
    }
    List<Fault> told = AlikeSheets.toldOnce(all);
    return new Account(read, skipped, unlisted.all(), events.exported(file), told);
  }

  private Fault sheetNote(FileFault kind, String sheet, long rows, String what) {
    return kind.at(
        new Place(file, sheet, 0, -1), "", Long.toString(rows), "有 " + rows + " " + what + "。");
  }

  private Fault emptyDelivery() {
    String message = nothing ? "文件写明没有数据，按已报送、0 行计。" : "文件有表头而没有数据行，按已报送、0 行计；如应有数据，请检查导出条件后重新放入。";
    FileFault kind = nothing ? FileFault.NOTHING_TO_REPORT : FileFault.NO_ROWS;
    return kind.at(Place.of(file), "", "", message);
  }

  private Fault headingsNote(String sheet, FirstFew found) {
    String message =
        "有 %s 行只有一格文字，当作小标题略过：第 %s 行。如是数据，请补全后重新放入。".formatted(found.count(), found.words("、"));
    Place place = new Place(file, sheet, 0, -1);
    return FileFault.HEADINGS.at(place, "", Long.toString(found.count()), message);
  }

  private static Fault mergedWarning(Place sheet, String header, long rows) {
    String message = "『%s』一列有 %s 行与上面的行合并成了一格，里面只有一个数或编号，只算在第一行上；请拆开合并的单元格，逐行填写。";
    return FileFault.MERGED.at(sheet, header, Long.toString(rows), message.formatted(header, rows));
  }

  private static long count(Map<String, Long> examples) {
    return examples.values().stream().mapToLong(n -> n).sum();
  }

  private Fault told(Remark remark, Map<String, Long> examples) {
    long cells = count(examples);
    List<String> shown = new ArrayList<>();
    examples.forEach((word, n) -> shown.add("“" + word + "” " + n + " 格"));
    shown.removeIf(word -> word.startsWith("“”"));
    if (examples.containsKey("") && !shown.isEmpty() && remark.kind() != FileFault.RULE_BROKEN) {
      shown.add("其他 " + examples.get("") + " 格");
    }
    if (remark.kind() == FileFault.RULE_BROKEN) {
      shown.replaceAll(row -> row.substring(1, row.lastIndexOf('”')));
      String rows = String.join("、", shown) + (cells > shown.size() ? " 等" : "");
      String message = "有 %s 行%s：%s。".formatted(cells, remark.what(), rows);
      return remark.kind().at(Place.of(file), remark.header(), Long.toString(cells), message);
    }
    String what = remark.what().isEmpty() ? remark.kind().meaning() : remark.what();
    String message =
        "『%s』一列有 %s 格%s%s。"
            .formatted(
                remark.header(), cells, what, shown.isEmpty() ? "" : "：" + String.join("、", shown));
    return remark.kind().at(Place.of(file), remark.header(), Long.toString(cells), message);
  }

  private Fault maskedWarning(String header, long places) {
    String message = "『" + header + "』一列有 " + places + " 处像是个人信息（身份证号、手机号、银行卡号或邮箱），已遮盖；请在导出时去掉。";
    return FileFault.MASKED.at(Place.of(file), header, Long.toString(places), message);
  }
}
