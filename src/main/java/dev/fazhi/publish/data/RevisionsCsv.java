package dev.fazhi.publish.data;

import dev.fazhi.measure.revision.Revision;
import dev.fazhi.publish.text.FormulaGuard;
import dev.fazhi.publish.text.RevisionText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code revisions.csv}: a row for each value that changed and each step that changed it; a
 * value whose causes are not known has one row without a step.
 */
public final class RevisionsCsv {

  public static final List<String> HEADER =
      List.of(
          """
          metric,name,unit,period,from,to,by,group,side,before,after,difference,cause,first_load,\
          last_load,files,cause_difference,rows_added,rows_changed,rows_withdrawn\
          """
              .split(","));

  private static final int CAUSE_COLUMNS = 8;

  private RevisionsCsv() {}

  public static byte[] bytes(List<Revision> revisions) {
    Csv csv = new Csv().add(HEADER);
    for (Revision revision : revisions) {
      if (revision.causes().isEmpty()) {
        List<String> row = figure(revision);
        row.add("unknown");
        while (row.size() < HEADER.size()) {
          row.add("");
        }
        csv.add(row);
      }
      for (Revision.Cause cause : revision.causes()) {
        List<String> row = figure(revision);
        row.addAll(cause(cause));
        csv.add(row);
      }
    }
    return csv.bytes();
  }

  private static List<String> figure(Revision revision) {
    return new ArrayList<>(
        List.of(
            FormulaGuard.guarded(revision.metric()),
            FormulaGuard.guarded(revision.name()),
            FormulaGuard.guarded(revision.unit()),
            revision.period().kind().id(),
            revision.period().from().toString(),
            revision.period().to().toString(),
            FormulaGuard.guarded(revision.by()),
            FormulaGuard.guarded(revision.group()),
            revision.prior() ? "prior" : "current",
            number(revision.before()),
            number(revision.after()),
            number(revision.difference())));
  }

  private static List<String> cause(Revision.Cause cause) {
    List<String> row = new ArrayList<>(CAUSE_COLUMNS);
    boolean load = !cause.isDefinition();
    row.add(load ? "load" : "definitions");
    row.add(load ? Long.toString(cause.firstLoad()) : "");
    row.add(load ? Long.toString(cause.lastLoad()) : "");
    row.add(FormulaGuard.guarded(RevisionText.files(cause.files())));
    row.add(number(cause.difference()));
    Revision.RowChange rows = cause.rows();
    row.add(rows == null ? "" : Long.toString(rows.added()));
    row.add(rows == null ? "" : Long.toString(rows.changed()));
    row.add(rows == null ? "" : Long.toString(rows.withdrawn()));
    return row;
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
