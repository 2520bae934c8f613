package dev.fazhi.intake;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.header.Completeness;
import dev.fazhi.intake.header.CountColumns;
import dev.fazhi.intake.header.HeaderUnit;
import dev.fazhi.intake.header.MarkColumns;
import dev.fazhi.intake.header.OriginColumns;
import dev.fazhi.intake.header.RowCells;
import dev.fazhi.intake.header.SectionNames;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.header.SourceHeaders;
import dev.fazhi.intake.header.SpreadColumns;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.intake.value.TableWords;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows below a sheet's header: skips those that are no data, converts the rest. */
final class SheetReader {

  private final String file;
  private final TableWords words;
  private final boolean delimited;
  private final FileStatistics tally;
  private final Totals totals;
  private final CountColumns counts;
  private final MarkColumns voids;
  private final Completeness completeness;
  private final SectionNames sections;
  private final int[] events;
  private final BitSet namelessFilled = new BitSet();

  private SheetPlan plan;
  private RowSorter sorter;
  private RowConverter converter;
  private RowRules rules;
  private boolean first = true;
  private boolean data;

  SheetReader(
      String file,
      SheetPlan plan,
      SourceHeaders headers,
      TableWords words,
      boolean delimited,
      FileStatistics tally,
      ColumnProfiles profiles,
      CountColumns counts,
      MarkColumns voids,
      Completeness completeness,
      SectionNames sections) {
    this.file = file;
    this.counts = counts;
    this.voids = voids;
    this.completeness = completeness;
    this.sections = sections;
    this.words = words;
    this.delimited = delimited;
    this.tally = tally;
    this.totals = new Totals(file, plan);
    this.events = events(plan.source());
    this.plan = plan;
    this.sorter = new RowSorter(plan, headers, words);
    this.converter = new RowConverter(file, plan, delimited, tally, profiles);
    this.rules = new RowRules(file, plan, tally.latestDay(), tally);
  }

  SheetPlan plan() {
    return plan;
  }

  /** From here on the columns stand as a further header says. */
  void follow(SheetPlan next, SourceHeaders headers, ColumnProfiles profiles) {
    plan = next;
    sorter = new RowSorter(next, headers, words);
    converter = new RowConverter(file, next, delimited, tally, profiles);
    rules = new RowRules(file, next, tally.latestDay(), tally);
    totals.columns(next);
    first = true;
  }

  /** What a row is. */
  RowSorter.Sorted sort(Row row) {
    return sorter.sort(row, first);
  }

  /** The row converted; null when it is no data and was skipped. */
  @Nullable ImportedRow read(Row row, RowSorter.Sorted sorted) throws FileRejectedException {
    switch (sorted.kind()) {
      case HEADER, REPEATED -> {
        first = true;
        completeness.beside(row);
        tally.skipped();
      }
      case BLANK, COLUMN_NUMBERS -> tally.skipped();
      case NOTE -> {
        tally.skipped();
        completeness.beside(row);
        HeaderUnit.noteBeside(file, "表下的说明里", HeaderUnit.texts(List.of(row)), plan, tally);
      }
      case HEADING -> {
        tally.heading(row);
        completeness.beside(row);
        sections.heading(row, plan);
      }
      case NOTHING -> tally.saysNothing();
      case NO_FIELDS -> {
        completeness.beside(row);
        tally.withoutFields(row);
      }
      case TOTALS -> reconcile(row, sorted.word());
      case TOTALS_OR_DATA -> {
        if (totals.isSum(row)) {
          reconcile(row, sorted.word());
        } else {
          if (words.isTotals(sorted.word())) {
            tally.totalsWord(row, sorted.column(), sorted.word());
          }
          return entry(row);
        }
      }
      case HEADING_OR_DATA, DATA -> {
        return entry(row);
      }
    }
    return null;
  }

  /** Whether there was a row of data. */
  boolean hasData() {
    return data;
  }

  /** To be called after the last row of a file whose last sheet with data it is. */
  void finishFile() {
    completeness.finishFile(plan.layout().sheet(), tally);
  }

  /** To be called after the sheet's last row. */
  void finish() {
    counts.finish(plan.layout().sheet(), tally);
    voids.finish(plan.layout().sheet(), tally);
    completeness.finish(plan.layout().sheet(), plan.repeated(), tally);
    sections.finish(plan.layout().sheet(), tally);
    List<String> left = new ArrayList<>(plan.layout().ignoredHeaders());
    List<String> nameless = new ArrayList<>();
    namelessFilled.stream().forEach(c -> nameless.add(Place.letters(c) + " 列"));
    if (delimited && namelessFilled.nextSetBit(plan.columns().get(0).index()) >= 0) {
      String message =
          "%s有内容而没有列名：表头可能少了列名，右边各列的列名因此错开；请对照原系统核对。".formatted(String.join("、", nameless));
      tally.add(FileFault.NAMELESS_COLUMN.at(sheet(), "", "", message));
    } else {
      nameless.forEach(column -> left.add(column + "（没有列名）"));
    }
    if (!left.isEmpty()) {
      String message = "这些列没有登记，没有读入：" + String.join("、", left) + "。";
      tally.add(FileFault.IGNORED_COLUMNS.at(sheet(), "", "", message));
    }
  }

  private ImportedRow entry(Row row) throws FileRejectedException {
    first = false;
    data = true;
    RowDraft draft = converter.convert(row);
    for (int column : plan.nameless()) {
      if (!Texts.isBlank(row.cell(column))) {
        namelessFilled.set(column);
      }
    }
    counts.see(row);
    voids.see(row);
    completeness.see(row);
    sections.see(draft, plan);
    tally.given();
    OriginColumns origin = plan.origin();
    ImportedRow entry = rules.check(draft.entry(origin == null ? null : origin.of(row)));
    if (entry.isRejected()) {
      totals.rejected(draft);
    } else {
      totals.add(draft, row);
      tally.accepted(draft, events);
      tally.unlisted().check(draft);
    }
    return entry;
  }

  private void reconcile(Row row, String word) {
    tally.skipped();
    completeness.beside(row);
    boolean whole = plan.requiredIn(row) == plan.required() && RowCells.filled(row) > 1;
    SpreadColumns spread = plan.spread();
    Fault fault = totals.check(spread == null ? row : spread.total(row), word, whole);
    if (fault != null) {
      tally.add(fault);
    }
  }

  private Place sheet() {
    return new Place(file, plan.layout().sheet(), 0, -1);
  }

  /** The positions of the events among the fields. */
  static int[] events(Source source) {
    return source.positions(source.events());
  }
}
