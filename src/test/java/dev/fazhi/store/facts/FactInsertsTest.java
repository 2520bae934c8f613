package dev.fazhi.store.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.database.SqlNames;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that are inserted in bulk are in the table as they were given. */
class FactInsertsTest {

  /** What separates or ends something in the text that PostgreSQL takes in bulk, and more. */
  private static final List<String> TEXTS =
      List.of(
          "\\N", "\\.", "\\", "a\tb", "a\nb", "a\r\nb", "\\t", "“引号”'\"", "", " 空格 ", "𠮷", "N");

  @ParameterizedTest
  @EnumSource
  void valuesOfEachTypeAreReadAsTheyWereGiven(Databases kind) {
    try (FactsFixture facts = new FactsFixture(kind)) {
      for (Source source : facts.definitions().sources().values()) {
        List<ImportedRow> rows = new ArrayList<>();
        rows.add(row(1, source.fields().stream().map(field -> (Object) null).toArray()));
        for (String text : TEXTS) {
          @Nullable Object[] values =
              source.fields().stream().map(field -> value(field.type(), text)).toArray();
          rows.add(row(rows.size() + 1, values));
        }
        JdbcTemplate jdbc = new JdbcTemplate(facts.database());
        new FactRows(facts.database(), source).insert(rows, 3, 2L);

        List<List<@Nullable Object>> found =
            jdbc.query(
                "SELECT %s FROM %s WHERE load_no = 3 AND origin_no = 2 AND sheet_no = 1 ORDER BY row_no"
                    .formatted(SqlNames.columns(source, ""), SqlNames.facts(source)),
                (row, n) -> FactRows.values(source, row, 1));
        assertThat(found)
            .as(source.id())
            .isEqualTo(rows.stream().map(ImportedRow::values).toList());
      }
    }
  }

  private static ImportedRow row(int number, @Nullable Object[] values) {
    return new ImportedRow(1, "", number, Arrays.asList(values), List.of(), List.of());
  }

  private static Object value(Field.Type type, String text) {
    return switch (type) {
      case DATE -> LocalDate.of(2022, 1, 1 + text.length());
      case DATE_TIME -> LocalDateTime.of(2022, 12, 31, 23, 0, text.length());
      case YES_NO -> text.isEmpty();
      case INTEGER -> (long) text.length() - 2;
      case DECIMAL, MONEY -> new BigDecimal("-12345678901.2500").setScale(6);
      case PERIOD -> "2022-12";
      case ID, CASE_NUMBER, TEXT, PATH -> text;
    };
  }
}
