package dev.fazhi.intake;

import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows below a sheet's header one by one: skips what is no data, converts the rest. */
final class SheetReader {

  private final String file;
  private final SheetPlan plan;
  private final Tally tally;
  private final Totals totals;
  private final RowSorter sorter;
  private final RowConverter converter;
  private final int[] events;
  private final RowRules rules;
  private final BitSet namelessFilled = new BitSet();

  SheetReader(String file, SheetPlan plan, Nightly.Layout words, boolean delimited, Tally tally) {
    this.file = file;
    this.plan = plan;
    this.tally = tally;
    this.totals = new Totals(file, plan);
    this.sorter = new RowSorter(plan, words);
    this.converter = new RowConverter(file, plan, delimited, tally);
    this.events = events(plan.source());
    this.rules = new RowRules(file, plan);
  }

  SheetLayout layout() {
    return plan.layout();
  }

  /** The row converted; null when it is no data and was skipped. */
  @Nullable Entry read(Row row) {
    switch (sorter.kind(row)) {
      case BLANK, REPEATED, NOTE -> tally.skipped();
      case NO_FIELDS -> tally.withoutFields(row);
      case TOTALS -> reconcile(row);
      case DATA -> {
        return entry(row);
      }
    }
    return null;
  }

  /** To be called after the sheet's last row. */
  void finish() {
    List<String> left = new ArrayList<>(plan.layout().ignoredHeaders());
    namelessFilled.stream().forEach(c -> left.add(Place.letters(c) + " 列（没有列名）"));
    if (!left.isEmpty()) {
      String message = "这些列没有登记，没有读入：" + String.join("、", left) + "。";
      tally.add(FileFault.IGNORED_COLUMNS.at(sheet(), "", "", message));
    }
  }

  private Entry entry(Row row) {
    RowDraft draft = converter.convert(row);
    for (int column : plan.nameless()) {
      if (!Texts.isBlank(row.cell(column))) {
        namelessFilled.set(column);
      }
    }
    totals.add(draft);
    tally.given();
    Entry entry = draft.entry();
    if (!entry.isRejected()) {
      tally.accepted(draft, events);
    }
    OriginColumns origin = plan.origin();
    Place before = origin == null ? null : origin.of(row);
    return rules.check(
        before == null
            ? entry
            : new Entry(
                entry.sheetIndex(),
                entry.sheet(),
                entry.row(),
                entry.values(),
                entry.cells(),
                entry.faults(),
                before));
  }

  private void reconcile(Row row) {
    tally.skipped();
    Cell first = row.cells().get(Rows.firstFilled(row));
    String word = sorter.totalsWord(Texts.squeezed(first.text()), row);
    Fault fault = word == null ? null : totals.check(row, word);
    if (fault != null) {
      tally.add(fault);
    }
  }

  private Place sheet() {
    return new Place(file, plan.layout().sheet(), 0, -1);
  }

  /** The positions of the events among the fields. */
  static int[] events(Source source) {
    return source.events().stream()
        .mapToInt(name -> source.fields().indexOf(source.field(name)))
        .toArray();
  }
}
