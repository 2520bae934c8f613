package dev.fazhi.store;

import dev.fazhi.definition.Field;
import dev.fazhi.definition.Source;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which days the rows of a source are about, by its coverage field. */
record Coverage(Source source) {

  /** The rows of a staged file that were not rejected. */
  private static final String ACCEPTED = "(fate IS NULL OR fate <> 'R')";

  /** The days from the first to the last of a staged file's accepted rows; null for none. */
  @Nullable Span of(JdbcClient jdbc, String stage) {
    String name = source.coverage();
    if (name == null) {
      return null;
    }
    Field field = source.field(name);
    String column = Names.column(name);
    String accepted = " FROM " + stage + " WHERE " + column + " IS NOT NULL AND " + ACCEPTED;
    if (field.type() == Field.Type.PERIOD) {
      return jdbc.sql("SELECT DISTINCT " + column + accepted).query(String.class).list().stream()
          .map(Span::of)
          .filter(Objects::nonNull)
          .reduce(Span::with)
          .orElse(null);
    }
    return jdbc.sql(
            "SELECT CAST(MIN("
                + column
                + ") AS DATE), CAST(MAX("
                + column
                + ") AS DATE)"
                + accepted)
        .query(
            (row, n) -> {
              LocalDate from = row.getObject(1, LocalDate.class);
              LocalDate to = row.getObject(2, LocalDate.class);
              return from == null || to == null
                  ? Optional.<Span>empty()
                  : Optional.of(new Span(from, to));
            })
        .single()
        .orElse(null);
  }

  /** The condition that a row is about days of that span alone. */
  String within(Span span, String prefix) {
    String name = source.coverage();
    if (name == null) {
      return "1 = 0";
    }
    String column = prefix + Names.column(name);
    if (source.field(name).type() == Field.Type.PERIOD) {
      return "(CASE WHEN LENGTH("
          + column
          + ") = 4 THEN "
          + column
          + " || '-01' ELSE "
          + column
          + " END >= '"
          + month(span.from())
          + "' AND CASE WHEN LENGTH("
          + column
          + ") = 4 THEN "
          + column
          + " || '-12' ELSE "
          + column
          + " END <= '"
          + month(span.to())
          + "')";
    }
    return "(CAST("
        + column
        + " AS DATE) >= DATE '"
        + span.from()
        + "' AND CAST("
        + column
        + " AS DATE) <= DATE '"
        + span.to()
        + "')";
  }

  private static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }
}
