package dev.fazhi.cli;

import dev.fazhi.job.Workplace;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;

/** A state of knowledge, as a person names it. */
record KnownAt(Workplace workplace) {

  /**
   * The number of the last load that was known then: the number itself, or for a day the last
   * before the first that was exported later.
   *
   * @throws Problem FZ-323 when it is neither, or there is no such load
   */
  long load(String words) {
    long last = workplace.vintages().lastLoad();
    if (words.matches("[0-9]{1,9}")) {
      long load = Long.parseLong(words);
      if (load > last) {
        throw new Problem(
            "FZ-323", "没有第 " + load + " 次装载，最后一次是第 " + last + " 次；用 ./fazhi loads 查看。");
      }
      return load;
    }
    LocalDate day = day(words);
    long known = 0;
    for (Load load : workplace.files().loads()) {
      if (load.number() > 0) {
        if (load.exportedAt().toLocalDate().isAfter(day)) {
          break;
        }
        known = load.number();
      }
    }
    return known;
  }

  private static LocalDate day(String words) {
    try {
      return LocalDate.parse(words);
    } catch (DateTimeException neither) {
      throw new Problem(
          "FZ-323", "“" + Shown.safe(words) + "”既不是装载编号，也不是像 2022-12-12 这样的日期；请改正。", neither);
    }
  }
}
