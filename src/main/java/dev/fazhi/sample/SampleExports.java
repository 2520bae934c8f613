package dev.fazhi.sample;

import dev.fazhi.model.Problem;
import dev.fazhi.sample.file.FilePlan;
import dev.fazhi.sample.file.FileWriter;
import dev.fazhi.sample.reader.SampleReader;
import dev.fazhi.sample.record.SampleErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes the sample exports of a first run and of the benchmarks. */
public final class SampleExports {

  private static final int MOST = 100;

  private SampleExports() {}

  /**
   * Writes the sample files. The same definition and scale give the same bytes; memory does not
   * grow with the scale.
   *
   * @param folder where to; made when missing; files of the same names are replaced
   * @param sampleDefinition such as {@code jobs/sample.yml}
   * @param scale from 1 to 100: how many times the declared counts the record sets have that say
   *     {@code scaled}
   * @param progress gets the name of each file as it is begun
   * @return the names of the files in the order in which they were written
   * @throws Problem FZ-301 when the definition is wrong, naming every mistake with file and line;
   *     nothing is written then
   * @throws IOException when a file cannot be written; those before it are whole
   */
  public static List<String> write(
      Path folder, Path sampleDefinition, int scale, Consumer<String> progress) throws IOException {
    if (scale < 1 || scale > MOST) {
      throw new Problem(SampleErrors.CODE, "样例的倍数为 " + scale + "，请给 1 到 " + MOST + " 之间的整数。");
    }
    List<FilePlan> plans = SampleReader.read(sampleDefinition);
    Files.createDirectories(folder);
    List<String> names = new ArrayList<>();
    for (FilePlan plan : plans) {
      try (FileWriter writer = new FileWriter(folder, plan, scale, progress)) {
        names.addAll(writer.write());
      }
    }
    return List.copyOf(names);
  }

  /**
   * The day that the sample was made for: the last one that any of its sheets knows of.
   *
   * @throws Problem FZ-301 when the definition is wrong, or no sheet says what day it knows of
   */
  public static LocalDate asOf(Path sampleDefinition) {
    return SampleReader.read(sampleDefinition).stream()
        .flatMap(plan -> plan.sheets().stream())
        .flatMap(sheet -> Stream.ofNullable(sheet.content()))
        .map(content -> content.view().asAt())
        .filter(asAt -> asAt.isBefore(LocalDateTime.MAX))
        .map(LocalDateTime::toLocalDate)
        .max(LocalDate::compareTo)
        .orElseThrow(
            () ->
                new Problem(
                    SampleErrors.CODE,
                    sampleDefinition.getFileName() + "：没有一张表写明 as_at，不知道样例截止到哪一天。"));
  }
}
