package dev.fazhi.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.tabular.Tabular;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a cell comes to, in every form that a field accepts, or why it is rejected. */
class ValueCasesTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  @TempDir private Path folder = Path.of(".");

  @TestFactory
  Stream<DynamicTest> values() throws IOException {
    return Case.tests("values.yml", "field", this::check);
  }

  private void check(Case given) throws Exception {
    given.only(Set.of("field", "header", "good", "becomes"));
    String[] name = given.text("field").split("\\.", 2);
    Source source = DEFINITIONS.source(name[0]);
    Field field = source.field(name[1]);
    Map<?, ?> forms = (Map<?, ?>) java.util.Objects.requireNonNull(given.get("becomes"));
    Path file = folder.resolve("值.xlsx");
    List<@Nullable Object> rows = new ArrayList<>(List.of(headers(source, field, given)));
    for (Object form : forms.keySet()) {
      rows.add(row(source, field, given, rows.size(), form));
    }
    new GivenFile(new Case(Map.of("file", "值.xlsx", "rows", rows))).write(folder);

    List<String> expected = new ArrayList<>();
    forms.forEach((form, value) -> expected.add(shown(form) + " → " + Case.string(value)));
    List<String> found = new ArrayList<>();
    try (ExportFile export =
        ExportFile.open(
            Tabular.open(file, "值.xlsx", DEFINITIONS.nightly().limits()), "值.xlsx", DEFINITIONS)) {
      var form = forms.keySet().iterator();
      for (ImportedRow entry = export.next(); entry != null; entry = export.next()) {
        found.add(shown(form.next()) + " → " + result(entry, source.fields().indexOf(field)));
      }
    }
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  /** Texts in quotes, as they stand in the file of cases. */
  private static String shown(@Nullable Object form) {
    return form instanceof String ? "\"" + form + "\"" : Case.string(form);
  }

  private static String result(ImportedRow entry, int position) {
    return entry.isRejected()
        ? entry.faults().get(0).code()
        : Case.string(entry.values().get(position));
  }

  private static List<@Nullable Object> headers(Source source, Field tested, Case given) {
    List<@Nullable Object> headers = new ArrayList<>();
    for (Field field : source.fields()) {
      headers.add(field.equals(tested) ? given.text("header", field.title()) : field.title());
    }
    return headers;
  }

  /** All required fields are good, and what the case says of others. */
  private static List<@Nullable Object> row(
      Source source, Field tested, Case given, int number, @Nullable Object form) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Field field : source.fields()) {
      boolean counted = field.name().equals(source.key().get(0)) && field.type() == Field.Type.ID;
      row.add(
          field.equals(tested)
              ? form
              : given.map("good").has(field.name())
                  ? given.map("good").get(field.name())
                  : counted ? "K" + number : null);
    }
    return row;
  }
}
