package dev.fazhi.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Rows of cases that come day by day, as many as a case asks for. */
final class RegularRows {

  private RegularRows() {}

  /** Cases received on three days of each month and closed forty days later. */
  static String threeAMonth(Case span) {
    LocalDate to = LocalDate.parse(span.text("to"));
    StringBuilder rows = new StringBuilder("案号,收案日期,结案日期,类别,金额\n");
    for (LocalDate day = LocalDate.parse(span.text("from"));
        !day.isAfter(to);
        day = day.plusDays(1)) {
      if (Set.of(5, 15, 25).contains(day.getDayOfMonth())) {
        LocalDate closed = day.plusDays(40);
        rows.append(span.text("numbered", ""))
            .append("%s,%s,%s,民事,1\n".formatted(day, day, closed.isAfter(to) ? "" : closed));
      }
    }
    return rows.toString();
  }

  /** Two cases of one kind received on each day. */
  static String twoADay(Case span) {
    StringBuilder rows = new StringBuilder("案号,收案日期,结案日期,类别,金额\n");
    String kind = span.text("kind");
    LocalDate.parse(span.text("from"))
        .datesUntil(LocalDate.parse(span.text("to")).plusDays(1))
        .forEach(
            day ->
                List.of(1, 2)
                    .forEach(
                        n -> rows.append("%s%s-%s,%s,,%s,1\n".formatted(kind, day, n, day, kind))));
    return rows.toString();
  }
}
