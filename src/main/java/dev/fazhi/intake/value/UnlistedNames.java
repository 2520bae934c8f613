package dev.fazhi.intake.value;

import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The names of a file that its reference lists lack, with the accepted rows of each. */
public final class UnlistedNames {

  /** Each name becomes a group of the figures; a column with more holds something else. */
  private static final int MOST = 3000;

  private final String file;
  private final Map<String, Map<String, Long>> byList = new TreeMap<>();

  UnlistedNames(String file) {
    this.file = file;
  }

  /** Adds those of an accepted row. */
  void add(RowDraft draft) {
    for (RowDraft.Unknown name : draft.unknown()) {
      byList
          .computeIfAbsent(name.reference(), id -> new TreeMap<>())
          .merge(name.name(), 1L, Long::sum);
    }
  }

  /**
   * Looks whether the columns of a row that was added hold names.
   *
   * @throws FileRejectedException when there are too many that the list lacks
   */
  public void check(RowDraft draft) throws FileRejectedException {
    for (RowDraft.Unknown name : draft.unknown()) {
      if (byList.getOrDefault(name.reference(), Map.of()).size() > MOST) {
        String message =
            "“%s”一列有 %d 种以上的内容不在名录 %s.csv 中，像是串了列，写的不是名称，整个文件未导入。请核对这一列；确实都是名称的，先登记到名录里。";
        throw FileFault.NO_NAMES.refuse(
            Place.of(file),
            name.header(),
            message.formatted(name.header(), MOST, name.reference()));
      }
    }
  }

  /** By reference list. */
  Map<String, Map<String, Long>> all() {
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    byList.forEach(
        (list, names) -> all.put(list, Collections.unmodifiableMap(new TreeMap<>(names))));
    return Collections.unmodifiableMap(all);
  }
}
