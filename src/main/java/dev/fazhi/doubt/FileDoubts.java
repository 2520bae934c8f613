package dev.fazhi.doubt;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.change.ChangeDoubts;
import dev.fazhi.doubt.column.ColumnDoubts;
import dev.fazhi.doubt.copy.CopyDoubts;
import dev.fazhi.doubt.profile.Habits;
import dev.fazhi.doubt.profile.MissingNumbers;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.ExcludedRows;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.doubt.time.TimeDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All that is doubted about a file by its rows. */
public final class FileDoubts {

  /** By the code of a doubt that of one that says the same of a whole column or block. */
  private static final Map<String, String> MORE_EXACT =
      Map.of(
          DoubtCode.CLEARED, DoubtCode.EMPTIED,
          DoubtCode.UNLIKE, DoubtCode.MIXED_UNITS,
          DoubtCode.COPIED, DoubtCode.REPEATED);

  private final List<RowDoubts> all = new ArrayList<>();

  /** Of the rows of that file, which become the facts of that load. */
  public FileDoubts(
      DataSource database,
      FileRegister files,
      FactRows facts,
      RegisteredFile file,
      Source source,
      long load) {
    all.addAll(ColumnDoubts.of(files, file, source));
    all.addAll(TimeDoubts.of(database, file, source, load));
    all.add(new CopyDoubts(database, files, file, source, load));
    ExcludedRows excluded = new ExcludedRows(source);
    all.addAll(ChangeDoubts.of(files, facts, file, source, excluded));
    LocalDate made = file.madeAt().toLocalDate();
    all.add(new NewRows(new Habits(database, facts, file.name(), source, load, made, excluded)));
    all.add(new MissingNumbers(facts, file.name(), source));
  }

  /** What is judged of rows that are new. */
  private static final class NewRows implements RowDoubts {
    private final Habits habits;
    private @Nullable ImportedRow first;
    private @Nullable ImportedRow last;

    NewRows(Habits habits) {
      this.habits = habits;
    }

    @Override
    public void add(ComparedRow row) {
      if (row.outcome() == ComparedRow.Outcome.NEW) {
        habits.add(row.row().values());
        first = first == null ? row.row() : first;
        last = row.row();
      } else if (row.outcome() == ComparedRow.Outcome.CHANGED) {
        habits.addChanged(row.row().values());
      }
    }

    @Override
    public List<Fault> faults() {
      String where = first == null ? "" : "（新增的在%s至%s）".formatted(place(first), place(last));
      return habits.faults(where);
    }

    private static String place(@Nullable ImportedRow row) {
      return row == null
          ? ""
          : "%s 第 %s 行".formatted(SafeText.safe(row.sheet()), row.row()).strip();
    }
  }

  /** To be called for the rows that count, in the order of the file. */
  public void add(ComparedRow row) {
    all.forEach(doubt -> doubt.add(row));
  }

  /** What is to be said; once all rows are written, before the file is recorded as merged. */
  public List<Fault> faults() {
    Map<RowDoubts, List<Fault>> found = new ConcurrentHashMap<>();
    CompletableFuture<Void> beside =
        CompletableFuture.runAsync(() -> find(InMemoryDoubts.class::isInstance, found));
    find(doubt -> !(doubt instanceof InMemoryDoubts), found);
    beside.join();
    return all.stream().flatMap(doubt -> found.getOrDefault(doubt, List.of()).stream()).toList();
  }

  private void find(Predicate<RowDoubts> some, Map<RowDoubts, List<Fault>> found) {
    all.stream().filter(some).forEach(doubt -> found.put(doubt, doubt.faults()));
  }

  /** Those of which no other says more exactly what is doubted: a whole column, a whole block. */
  public static List<Fault> mostExact(List<Fault> doubts) {
    return doubts.stream().filter(doubt -> !isToldElsewhere(doubt, doubts)).toList();
  }

  private static boolean isToldElsewhere(Fault doubt, List<Fault> all) {
    String exact = MORE_EXACT.get(doubt.code());
    return all.stream()
        .anyMatch(other -> other.code().equals(exact) && other.field().equals(doubt.field()));
  }
}
