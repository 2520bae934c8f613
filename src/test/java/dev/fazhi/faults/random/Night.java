package dev.fazhi.faults.random;

import dev.fazhi.cli.Cli;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A night that is disturbed again and again: what lies there before it, and what is there after an
 * undisturbed one. It is small, so that there can be many.
 *
 * @param kind which of the nights it is
 * @param before the folder as the night finds it
 * @param calm what an undisturbed one leaves
 */
public record Night(Kind kind, Path before, Left calm) {

  /** Definitions that are as small as they can be. */
  public static final String JOBS =
      Path.of("src", "test", "resources", "faults", "jobs").toAbsolutePath().toString();

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int MINUTES_BEFORE_MIDNIGHT = 3;

  /** The nightly run's own cut-off. */
  private static final LocalDate DAY = today().minusDays(1);

  private static final String HEADER = "案件编号,登记日期,所属街镇,结案日期,调解结果,涉及人数\n";

  /** Which night. */
  enum Kind {
    FIRST("第一夜"),
    LATER("以后的夜"),
    QUIET("没有新文件的夜");

    final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  /** Today, which does not end while some nights are run: shortly before midnight it waits. */
  private static LocalDate today() {
    LocalDate today = LocalDate.now(ZONE);
    while (!LocalDateTime.now(ZONE)
        .plusMinutes(MINUTES_BEFORE_MIDNIGHT)
        .toLocalDate()
        .equals(today)) {
      LockSupport.parkNanos(1_000_000_000);
      today = LocalDate.now(ZONE);
    }
    return today;
  }

  static Night prepare(Kind kind, Path home) throws IOException {
    Path before = Files.createDirectories(home.resolve("before-" + kind));
    if (kind != Kind.FIRST) {
      exports(before, 1);
      run(before);
    }
    if (kind == Kind.LATER) {
      exports(before, 2);
    } else if (kind == Kind.FIRST) {
      exports(before, 1);
    }
    Path undisturbed = Folders.copy(before, home.resolve("calm-" + kind));
    run(undisturbed);
    return new Night(kind, before, Left.in(request(undisturbed, null)));
  }

  /**
   * Whether the day that these nights are of goes on by a clock that is so many seconds ahead. What
   * begins before midnight and is judged after it is judged wrongly.
   */
  static boolean isSameDay(int ahead) {
    return LocalDateTime.now(ZONE).plusSeconds(ahead).toLocalDate().minusDays(1).equals(DAY);
  }

  /** What a later night leaves to which one more file came. */
  static Left calmWithOneMore(Path home) throws IOException {
    Path folder = Folders.copy(prepare(Kind.LATER, home).before(), home.resolve("one-more"));
    run(folder);
    exports(folder, 3);
    run(folder);
    return Left.in(request(folder, null));
  }

  /** The figures and tables that stand in the folder of the cut-off. */
  static Map<String, String> figures(Path folder) throws IOException {
    Path there = folder.resolve("output").resolve(DAY.toString());
    Map<String, String> all = Files.exists(there) ? Runs.digests(there) : new TreeMap<>();
    all.keySet().removeIf(name -> !name.equals("figures.csv") && !name.startsWith("tables"));
    return all;
  }

  /** Those among all that was left. */
  static Map<String, String> figures(Left left) {
    Map<String, String> all = new TreeMap<>();
    left.output()
        .forEach(
            (name, digest) -> {
              String plain = name.substring(name.indexOf('/') + 1);
              if (plain.equals("figures.csv") || plain.startsWith("tables")) {
                all.put(plain, digest);
              }
            });
    return all;
  }

  private static void run(Path folder) {
    Databases.prepare(folder.resolve("data"));
    Cli.Ended ended = Cli.run(words(folder, null, "run"));
    if (ended.exit() != 0 && ended.exit() != 3) {
      throw new IllegalStateException("an undisturbed night ended with " + ended);
    }
  }

  /** A command of the program over the folders of this one. */
  static String[] words(Path folder, @Nullable String url, String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    for (String name : List.of("input", "output", "data")) {
      words.addAll(List.of("--" + name, folder.resolve(name).toString()));
    }
    words.addAll(List.of("--jobs", JOBS));
    if (url != null) {
      words.addAll(List.of("--db", url));
    }
    return words.toArray(String[]::new);
  }

  static RunRequest request(Path folder, @Nullable String url) {
    return new RunRequest(
        new AsOf(DAY),
        folder.resolve("input"),
        folder.resolve("output"),
        folder.resolve("data"),
        Path.of(JOBS),
        url);
  }

  /**
   * What comes for a night. The first brings two files, one with a row to be rejected; the second a
   * newer export that corrects a row and adds some, and a file without the column of the keys; the
   * third one more row; the fourth a file that is refused for its many faulty rows.
   */
  static void exports(Path folder, int night) throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    String year = DAY.getYear() + "-01-01";
    String before = DAY.minusYears(1).getYear() + "-01-01";
    switch (night) {
      case 1 -> {
        file(
            input.resolve("纠纷台账_%s.csv".formatted(stamp(3))),
            HEADER
                + "K1,%s,甲镇,%s,成功,3\nK2,%s,乙镇,,调解中,2\n".formatted(year, year, before)
                + "K3,不是日期,乙镇,,调解中,2\n");
        StringBuilder many = new StringBuilder(HEADER);
        for (int row = 0; row < 300; row++) {
          many.append("M%d,%s,丙镇,,处理中,1\n".formatted(1000 + row, year));
        }
        file(input.resolve("纠纷汇总_%s.csv".formatted(stamp(3))), many.toString());
      }
      case 2 -> {
        file(
            input.resolve("纠纷台账_%s.csv".formatted(stamp(2))),
            HEADER + "K2,%s,乙镇,%s,不成,2\nK4,%s,甲镇,,调解中,5\n".formatted(before, before, year));
        file(input.resolve("纠纷外镇_%s.csv".formatted(stamp(2))), "登记日期,调解结果\n" + year + ",成功\n");
      }
      case 4 -> {
        StringBuilder faulty = new StringBuilder(HEADER);
        for (int row = 0; row < 90; row++) {
          String day = row < 60 ? "不是日期" : year;
          faulty.append("F%d,%s,丁镇,,处理中,1\n".formatted(1000 + row, day));
        }
        file(input.resolve("纠纷多错.csv"), faulty.toString());
      }
      default ->
          file(
              input.resolve("纠纷台账_%s.csv".formatted(stamp(1))),
              HEADER + "K5,%s,甲镇,,调解中,7\n".formatted(year));
    }
  }

  private static void file(Path file, String text) throws IOException {
    Runs.write(file, text);
  }

  private static String stamp(int daysBefore) {
    return DAY.minusDays(daysBefore).toString().replace("-", "");
  }

  /** A folder in which this night is about to begin. */
  Path begin(Path folder) throws IOException {
    return Folders.copy(before, folder);
  }
}
