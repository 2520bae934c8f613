package dev.fazhi.store.doubt;

import dev.fazhi.model.Fault;
import dev.fazhi.store.profile.Habits;
import dev.fazhi.store.profile.MissingNumbers;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is doubted about a file by all of its rows together, each of which may be right. */
interface RowDoubts {

  /** To be called for the rows that count, in the order of the file. */
  void add(ComparedRow row);

  /** What is to be said; once all rows are written, before the file is recorded as merged. */
  List<Fault> faults();

  /** Those about the values of rows that are new. */
  static RowDoubts of(Habits habits) {
    return of(row -> row.outcome() == ComparedRow.Outcome.NEW, habits::add, habits::faults);
  }

  /** Those about the numbers of all rows. */
  static RowDoubts of(MissingNumbers numbers) {
    return of(row -> true, numbers::add, numbers::faults);
  }

  private static RowDoubts of(
      Predicate<ComparedRow> which,
      Consumer<List<@Nullable Object>> add,
      Supplier<List<Fault>> faults) {
    return new RowDoubts() {
      @Override
      public void add(ComparedRow row) {
        if (which.test(row)) {
          add.accept(row.row().values());
        }
      }

      @Override
      public List<Fault> faults() {
        return faults.get();
      }
    };
  }
}
