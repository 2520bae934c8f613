package dev.fazhi.store.vintage;

import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Period;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as rows of the database, and back. */
final class FigureRows {

  private FigureRows() {}

  static List<Object[]> of(int number, List<Figure> figures) {
    List<Object[]> rows = new ArrayList<>(figures.size());
    for (int i = 0; i < figures.size(); i++) {
      rows.add(row(number, i + 1, figures.get(i)));
    }
    return rows;
  }

  private static Object[] row(int vintage, int seq, Figure f) {
    return new Object[] {
      vintage,
      seq,
      f.metric(),
      f.name(),
      f.unit(),
      f.period().kind().id(),
      f.period().from(),
      f.period().to(),
      f.prior().from(),
      f.prior().to(),
      f.by(),
      f.group(),
      text(f.current().value()),
      text(f.current().numerator()),
      text(f.current().denominator()),
      text(f.last().value()),
      text(f.last().numerator()),
      text(f.last().denominator()),
      text(f.comparison().change()),
      text(f.comparison().percent()),
      text(f.comparison().points()),
      String.join(" ", f.notes())
    };
  }

  static Figure figure(ResultSet row, int n) throws SQLException {
    Period.Kind kind = Period.Kind.valueOf(row.getString(6).toUpperCase(Locale.ROOT));
    String notes = row.getString(22);
    return new Figure(
        row.getString(3),
        row.getString(4),
        row.getString(5),
        new Period(kind, day(row, 7), day(row, 8)),
        new Period(kind, day(row, 9), day(row, 10)),
        row.getString(11),
        row.getString(12),
        new FigureValue(number(row, 13), number(row, 14), number(row, 15)),
        new FigureValue(number(row, 16), number(row, 17), number(row, 18)),
        new Comparison(number(row, 19), number(row, 20), number(row, 21)),
        notes.isEmpty() ? List.of() : List.of(notes.split(" ")));
  }

  private static LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  private static @Nullable BigDecimal number(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new BigDecimal(text);
  }
}
