package dev.fazhi.merge;

import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.MergedExports;
import dev.fazhi.store.register.RegisteredFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports rows in which a file and an earlier loaded one differ: when the older one lost, and when
 * it is only inferred which is newer. The order is certain when both file names have different
 * dates, or when the modification times agree with what was inferred.
 */
final class OrderDoubts {

  private static final String OLDER_LOST = "FZ-152";
  private static final String INFERRED = "FZ-154";
  private static final int MOST_SHOWN = 10;

  /** Maximum difference between the times of files that were copied together. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private final FileRegister files;
  private final RegisteredFile file;
  private final boolean dated;
  private final Map<Key, FirstFew> rows = new LinkedHashMap<>();
  private long gone;

  /**
   * @param dated whether the file's name says when it was exported
   */
  OrderDoubts(FileRegister files, RegisteredFile file, boolean dated) {
    this.files = files;
    this.file = file;
    this.dated = dated;
  }

  private record Key(long load, boolean lost) {}

  /** Adds a compared row. */
  void add(ComparedRow row) {
    boolean lost = row.outcome() == ComparedRow.Outcome.OLDER;
    FactRows.Fact known = row.known();
    if (known != null && (lost || row.outcome() == ComparedRow.Outcome.CHANGED)) {
      rows.computeIfAbsent(new Key(known.origin(), lost), key -> new FirstFew(MOST_SHOWN))
          .add(Integer.toString(row.row().row()));
    } else if (lost) {
      gone++;
    }
  }

  /** The faults to report. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    rows.forEach(
        (key, numbers) -> {
          MergedExports.Export other = files.exports().export(key.load());
          boolean inferred = isInferred(other);
          if (inferred || key.lost()) {
            faults.add(fault(inferred, key.lost(), other, numbers));
          }
        });
    if (gone > 0) {
      faults.add(warning(OLDER_LOST, "有 %s 行在更新的全量导出中已不存在，本文件导出较早，未采用。".formatted(gone)));
    }
    return faults;
  }

  private boolean isInferred(MergedExports.Export other) {
    var own = file.exportedAt();
    if (own == null) {
      return true;
    }
    if (dated && other.dated() && !own.toLocalDate().equals(other.exportedAt().toLocalDate())) {
      return false;
    }
    // who corrects an export of the same day calls it by its name with a word behind
    if (file.name().startsWith(stem(other.name()))
        && file.modifiedAt().isAfter(other.modifiedAt())) {
      return false;
    }
    Duration exported = Duration.between(other.exportedAt(), own);
    Duration written = Duration.between(other.modifiedAt(), file.modifiedAt());
    return written.abs().compareTo(TOGETHER) < 0
        || exported.isNegative() != written.isNegative()
        || exported.isZero();
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Fault fault(
      boolean inferred, boolean lost, MergedExports.Export other, FirstFew numbers) {
    String used = lost ? "『" + other.name() + "』" : "本文件";
    return inferred
        ? warning(
            INFERRED,
            "有 %s 行与『%s』中的内容不同（第 %s 行），哪份导出更新只能推断，现以%s为准；请核对，并在文件名里写上导出日期。"
                .formatted(numbers.count(), other.name(), numbers.words("、"), used))
        : warning(
            OLDER_LOST,
            "有 %s 行在更新的导出『%s』中已有不同内容（第 %s 行），本文件导出较早，未采用。"
                .formatted(numbers.count(), other.name(), numbers.words("、")));
  }

  private Fault warning(String code, String message) {
    return Fault.warning(code, file.name(), message);
  }
}
