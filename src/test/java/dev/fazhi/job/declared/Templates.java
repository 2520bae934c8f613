package dev.fazhi.job.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Templates of the unit beside an export of tickets, whose rows plain code counts. */
final class Templates {

  static final String DAY = "2022-12-12";
  static final List<String> TOWNS = List.of("昆北街道", "昆河镇", "前进道街道");
  private static final int CASES = 90;

  private final Path folder;
  private final List<String[]> rows = new ArrayList<>();

  /** Writes the definitions and an export into a folder. */
  Templates(Path folder) throws IOException {
    this.folder = folder;
    JobsFolders.copy(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("jobs/templates"));
    StringBuilder text = new StringBuilder("工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态\n");
    for (int i = 0; i < CASES; i++) {
      int year = i % 5 == 0 ? 2021 : 2022;
      String day = year + "-0" + (1 + i % 9) + "-1" + i % 10;
      String closed = i % 3 == 0 ? "" : year + "-10-0" + (1 + i % 9);
      String[] row = {
        "T" + i,
        day,
        "城乡建设>供水",
        TOWNS.get(i * i % 7 % TOWNS.size()),
        "区商务局",
        closed,
        closed.isEmpty() ? "办理中" : "已办结"
      };
      rows.add(row);
      text.append(String.join(",", row)).append('\n');
    }
    Files.createDirectories(folder.resolve("input"));
    Runs.write(folder.resolve("input/热线工单_20221212.csv"), text.toString());
  }

  long count(String year, Predicate<String[]> which) {
    return rows.stream().filter(row -> row[1].startsWith(year)).filter(which).count();
  }

  Cli.Ended run(String... more) {
    return Cli.in(folder, more);
  }

  Path filled(String name) {
    Cli.Ended run = run("run", "--as-of", DAY);
    assertThat(run.exit()).as(run.said()).isIn(0, 3);
    return folder.resolve("output").resolve(DAY).resolve("documents").resolve(name);
  }

  Path template(String name) {
    return folder.resolve("jobs/templates").resolve(name);
  }
}
