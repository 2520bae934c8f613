package dev.fazhi.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.value.Account;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Limits;
import dev.fazhi.model.Place;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** How a file is read: by the definitions of the repository, importing nothing. */
class ReadingCasesTest {

  /** Most cases have only the columns that they are about. */
  private static final String ABSENT = "FZ-175";

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  @TempDir private Path folder = Path.of(".");

  @TestFactory
  Stream<DynamicTest> formats() throws IOException {
    return Case.tests("reading/formats.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> headers() throws IOException {
    return Case.tests("reading/headers.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> rows() throws IOException {
    return Case.tests("reading/rows.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> references() throws IOException {
    return Case.tests("reading/references.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> personal() throws IOException {
    return Case.tests("reading/personal.yml", "case", this::check);
  }

  private void check(Case given) throws IOException {
    Set<String> keys = new java.util.HashSet<>(GivenFile.KEYS);
    keys.addAll(List.of("case", "limits", "reads", "refused", "says"));
    given.only(keys);
    Path file = new GivenFile(given).write(folder);
    List<Fault> told = new ArrayList<>();
    try (RowSource rows = Tabular.open(file, given.text("file"), limits(given.map("limits")));
        ExportFile export = ExportFile.open(rows, given.text("file"), DEFINITIONS)) {
      List<ImportedRow> entries = new ArrayList<>();
      for (ImportedRow entry = export.next(); entry != null; entry = export.next()) {
        entries.add(entry);
        told.addAll(entry.faults());
      }
      if (given.has("refused")) {
        fail("应拒收，却读了 " + entries.size() + " 行");
      }
      told.addAll(export.account().faults());
      Map<String, Object> found = found(export, rows, entries, given.map("reads"));
      Map<String, Object> expected = new TreeMap<>(Map.of("faults", List.of(), "notes", List.of()));
      given.map("reads").body().forEach((key, value) -> expected.put(key, plain(value)));
      assertEquals(lines(expected), lines(found));
    } catch (FileRejectedException refused) {
      told.addAll(refused.faults());
      assertEquals(given.text("refused", "读入"), refused.faults().get(0).code(), told(told));
    }
    for (String word : given.texts("says")) {
      assertTrue(told(told).contains(word), () -> "没有说“" + word + "”：" + told(told));
    }
  }

  private static Limits limits(Case given) {
    Limits usual = DEFINITIONS.nightly().limits();
    given.only(Set.of("bytes", "inflated_bytes", "rows", "columns", "cell_characters"));
    return new Limits(
        Long.parseLong(given.text("bytes", "" + usual.bytes())),
        Long.parseLong(given.text("inflated_bytes", "" + usual.inflatedBytes())),
        usual.ratio(),
        Integer.parseInt(given.text("rows", "" + usual.rows())),
        Integer.parseInt(given.text("columns", "" + usual.columns())),
        Integer.parseInt(given.text("cell_characters", "" + usual.cellCharacters())),
        usual.seconds());
  }

  private static String told(List<Fault> faults) {
    return faults.stream()
        .map(fault -> "[" + fault.code() + "] " + fault.place() + " " + fault.message())
        .collect(Collectors.joining("\n"));
  }

  /** What came of it, under the keys that the case asks about. */
  private static Map<String, Object> found(
      ExportFile export, RowSource rows, List<ImportedRow> entries, Case asked) {
    Account account = export.account();
    List<ImportedRow> good = entries.stream().filter(entry -> !entry.isRejected()).toList();
    List<SheetLayout> sheets = export.recognition().sheets();
    SheetLayout first = sheets.get(0);
    Map<String, Object> all = new TreeMap<>();
    all.put("source", export.source().id());
    all.put("format", rows.traits().format());
    all.put("encoding", rows.traits().encoding());
    all.put("delimiter", rows.traits().delimiter());
    all.put("header", header(first));
    all.put("sheets", sheets.stream().map(SheetLayout::sheet).toList());
    all.put("columns", columns(first));
    all.put("factors", plain(first.factors()));
    all.put("personal", first.personalHeaders());
    all.put("ignored", first.ignoredHeaders());
    all.put("read", "" + account.read());
    all.put("skipped", "" + account.skipped());
    all.put("rejected", "" + (entries.size() - good.size()));
    all.put("unknown", plain(account.unknownNames()));
    all.put("values", values(export, good, asked.list("values")));
    all.put(
        "notes",
        account.faults().stream()
            .map(Fault::code)
            .filter(code -> !code.equals(ABSENT) || asked.texts("notes").contains(ABSENT))
            .toList());
    all.put(
        "faults",
        entries.stream().flatMap(e -> e.faults().stream()).map(ReadingCasesTest::where).toList());
    asked.only(all.keySet());
    all.keySet().removeIf(key -> !asked.has(key) && !Set.of("faults", "notes").contains(key));
    return all;
  }

  private static String where(Fault fault) {
    Place place = fault.place();
    String column = place.column() < 0 ? "" : Place.letters(place.column());
    return fault.code() + " " + column + place.row();
  }

  private static String header(SheetLayout sheet) {
    return sheet.headerFrom() == sheet.headerTo()
        ? "" + sheet.headerFrom()
        : sheet.headerFrom() + "-" + sheet.headerTo();
  }

  private static Map<String, String> columns(SheetLayout sheet) {
    Map<String, String> columns = new LinkedHashMap<>();
    sheet.fields().forEach((column, field) -> columns.put(Place.letters(column), field));
    return columns;
  }

  /** Of each good row the fields that the case names. */
  private static List<Map<String, String>> values(
      ExportFile export, List<ImportedRow> good, List<@Nullable Object> asked) {
    List<Map<String, String>> values = new ArrayList<>();
    for (int i = 0; i < good.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>();
      Case wanted = i < asked.size() ? Case.of(asked.get(i)) : new Case(Map.of());
      for (String field : wanted.body().keySet()) {
        int position = export.source().fields().indexOf(export.source().field(field));
        row.put(field, Case.string(good.get(i).values().get(position)));
      }
      values.add(row);
    }
    return values;
  }

  private static Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new LinkedHashMap<>();
      map.forEach((key, inner) -> plain.put(Case.string(key), plain(inner)));
      return plain;
    }
    return value instanceof List<?> list
        ? list.stream().map(ReadingCasesTest::plain).toList()
        : Case.string(value);
  }

  private static String lines(Map<String, Object> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }
}
