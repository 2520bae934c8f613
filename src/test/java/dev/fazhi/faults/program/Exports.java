package dev.fazhi.faults.program;

import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Exports of any length. */
public final class Exports {

  private static final String HEADER = "工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态,满意度,来电号码\n";

  private Exports() {}

  /** A file of that many tickets, all good, in {@code input} of that folder. */
  public static Path tickets(Path folder, int rows) throws IOException {
    return tickets(folder, "热线工单_20221212.csv", rows, Exports::ticket);
  }

  /** As above; the lines come from that function, numbered from 1. */
  public static Path tickets(Path folder, String name, int rows, IntFunction<String> line)
      throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int row = 1; row <= rows; row++) {
      text.append(line.apply(row)).append('\n');
    }
    Path file = Files.createDirectories(folder.resolve("input")).resolve(name);
    Runs.write(file, text.toString());
    return file;
  }

  /** A good line. */
  public static String ticket(int number) {
    int month = 1 + number % 11;
    int day = 1 + number % 28;
    return "T%06d,%d-%02d-%02d 09:00,城乡建设>供热,昆北街道,区商务局,%s,%s,%s,139%08d"
        .formatted(
            number,
            2021 + number % 2,
            month,
            day,
            number % 3 == 0 ? "" : "2022-12-%02d 10:00".formatted(1 + number % 12),
            number % 3 == 0 ? "办理中" : "已办结",
            number % 3 == 0 ? "" : "满意",
            number);
  }
}
