package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sheets that a workbook seems to lack: one of a run of months, quarters or weeks, or one that the
 * exports before it had.
 */
record MissingSheets(DataSource database, RegisteredFile file, Source source) {
  private static final String MISSING = "FZ-148";

  private static final List<String> NUMERALS =
      List.of("〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

  private static final Pattern NUMBERED =
      Pattern.compile("(.*?)(\\d{1,2}|十[一二]|[一二三四五六七八九十])([月季周旬].*)");

  /** So many of a kind make a run. */
  private static final int LEAST = 3;

  /** So many exports before a file say what it should have. */
  private static final int EXPORTS = 3;

  /** What is to be said by the sheets of the file and those of the exports before it. */
  List<Fault> faults(Archive.Reading reading) {
    Set<String> given = new LinkedHashSet<>();
    reading.sheets().forEach(sheet -> given.add(sheet.name().strip()));
    Set<String> missing = given.size() < 2 ? new LinkedHashSet<>() : missing(given);
    // of these it is said already that they were not read
    reading.faults().forEach(fault -> missing.remove(fault.place().sheet()));
    return missing.stream().map(this::fault).toList();
  }

  private Set<String> missing(Set<String> given) {
    Set<String> missing = new LinkedHashSet<>(gaps(given));
    List<Set<String>> before = before();
    for (Set<String> names : before) {
      Set<String> shared = new HashSet<>(names);
      shared.retainAll(given);
      if (shared.size() >= 2) {
        names.stream()
            .filter(name -> !given.contains(name) && !NUMBERED.matcher(name).matches())
            .forEach(missing::add);
      }
    }
    return missing;
  }

  /** The names that are lacking between the first and the last of a run. */
  private static List<String> gaps(Set<String> names) {
    Map<String, TreeMap<Integer, String>> runs = new HashMap<>();
    for (String name : names) {
      Matcher parts = NUMBERED.matcher(name);
      if (parts.matches()) {
        runs.computeIfAbsent(parts.group(1) + "\n" + parts.group(3), any -> new TreeMap<>())
            .put(number(parts.group(2)), parts.group(2));
      }
    }
    List<String> gaps = new ArrayList<>();
    runs.forEach(
        (around, run) -> {
          int whole = run.lastKey() - run.firstKey() + 1;
          if (run.size() >= LEAST && run.size() * 2 >= whole) {
            String first = run.firstEntry().getValue();
            for (int number = run.firstKey(); number < run.lastKey(); number++) {
              if (!run.containsKey(number)) {
                gaps.add(around.replace("\n", written(number, first)));
              }
            }
          }
        });
    return gaps;
  }

  private static int number(String written) {
    int numeral = NUMERALS.indexOf(written);
    return numeral >= 0 ? numeral : Integer.parseInt(written);
  }

  /** A number as that other one is written. */
  private static String written(int number, String other) {
    if (!Character.isDigit(other.charAt(0))) {
      return NUMERALS.get(number);
    }
    return (other.length() == 2 && other.startsWith("0") && number < 10 ? "0" : "") + number;
  }

  /** The names of the sheets of the exports before it, as far as they have several. */
  private List<Set<String>> before() {
    return JdbcClient.create(database)
        .sql(
            """
            SELECT file_id FROM fz_file WHERE status = 'MERGED' AND source = ? AND file_id <> ?
              AND NOT %s
            ORDER BY exported_at DESC, modified_at DESC, load_no DESC FETCH FIRST %s ROWS ONLY
            """
                .formatted(ExportOrder.isAfter("", file), EXPORTS))
        .params(source.id(), file.id())
        .query(Long.class)
        .list()
        .stream()
        .map(this::names)
        .toList();
  }

  private Set<String> names(long id) {
    return new LinkedHashSet<>(
        JdbcClient.create(database)
            .sql("SELECT name FROM fz_sheet WHERE file_id = ? ORDER BY sheet_no")
            .param(id)
            .query(String.class)
            .list()
            .stream()
            .map(String::strip)
            .toList());
  }

  private Fault fault(String sheet) {
    return new Fault(
        MISSING,
        Fault.Severity.WARNING,
        new Place(file.name(), sheet, 0, -1),
        "",
        "",
        "没有工作表“%s”，或者它是空的，而别的都有（或以前的导出里有）；如果漏了，请补上后重新放入。".formatted(SafeText.safe(sheet)));
  }
}
