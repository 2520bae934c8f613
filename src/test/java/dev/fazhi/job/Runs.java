package dev.fazhi.job;

import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.job.survey.FoundFile;
import dev.fazhi.model.AsOf;
import dev.fazhi.store.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs of the job in folders of their own, on small exports. */
public final class Runs {

  /** The cut-off of all of them. */
  public static final AsOf DAY = new AsOf(LocalDate.of(2022, 12, 12));

  /**
   * The repository's definitions with a few of their tables: what a run costs is mostly writing and
   * checking tables, and these tests are about runs.
   */
  public static final Path JOBS = FewTables.folder();

  private Runs() {}

  /** A run over {@code input}, {@code output} and {@code data} of that folder. */
  public static RunRequest request(Path folder, @Nullable String url) {
    return request(DAY, folder, JOBS, url);
  }

  /** The same by other definitions up to another day. */
  public static RunRequest request(AsOf asOf, Path folder, Path jobs, @Nullable String url) {
    return new RunRequest(
        asOf, folder.resolve("input"), folder.resolve("output"), folder.resolve("data"), jobs, url);
  }

  /** Runs in this process, on the default database, whose tables are there. */
  public static RunOutcome run(Path folder) {
    Databases.prepare(folder.resolve("data"));
    return NightlyRun.run(request(folder, null), RunWatcher.NOBODY);
  }

  /**
   * Three small files of two sources, one of them with a row to be rejected and a row that corrects
   * another file's.
   */
  public static Path smallExports(Path folder) throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    write(
        input.resolve("热线工单_20220630.csv"),
        """
        工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态,满意度,来电号码
        T1,2022-03-01 09:00,城乡建设>供热,昆北街道,区商务局,2022-03-02 09:00,已办结,满意,13900000001
        T2,2022-06-01 09:00,城乡建设>供水,昆河镇,区教育局,,办理中,,13900000002
        T3,2021-06-01 09:00,环境保护>噪声,昆河镇,区教育局,2021-06-03,已办结,不满意,13900000003
        """);
    write(
        input.resolve("热线工单_20221212.csv"),
        """
        工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态,满意度,来电号码
        T2,2022-06-01 09:00,城乡建设>供水,昆河镇,区教育局,2022-07-01 10:00,已办结,基本满意,13900000002
        T4,2022-02-30 09:00,城乡建设>供水,昆河镇,区教育局,,办理中,,13900000004
        """);
    write(
        input.resolve("纠纷台账_20221212.csv"),
        """
        案件编号,登记日期,纠纷类型,调解组织,所属街镇,结案日期,调解结果,涉及人数
        K1,2022-05-01,邻里纠纷,区矛调中心,昆北街道,2022-05-09,调解成功,3
        K2,2021-05-01,劳动争议,区矛调中心,昆北街道,,调解中,2
        """);
    return input;
  }

  /** Writes a file that is long settled. */
  public static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
    // long ago, so that nothing waits for the file to settle
    Files.setLastModifiedTime(
        file, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
  }

  /** The content hash of every file below a folder, by its path. */
  public static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(folder.relativize(file).toString(), FoundFile.sha256(file));
      }
    }
    return digests;
  }

  /** The columns of a metric in a published table, by the row's name and without the metric's. */
  public static Map<String, Map<String, String>> table(Path edition, String id, String metric)
      throws IOException {
    List<String> all = Files.readAllLines(edition.resolve("tables/" + id + ".csv"));
    String[] heads = all.get(0).split(",", -1);
    Map<String, Map<String, String>> table = new TreeMap<>();
    for (String line : all.subList(1, all.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 1; i < heads.length && i < cells.length; i++) {
        row.put(heads[i].replace(metric + " ", ""), cells[i]);
      }
      table.put(cells[0], row);
    }
    return table;
  }

  /** The files that are not the same in both, so that a failing test names them. */
  public static List<String> differences(Map<String, String> expected, Map<String, String> found) {
    TreeSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(found.keySet());
    names.removeIf(name -> Objects.equals(expected.get(name), found.get(name)));
    return List.copyOf(names);
  }
}
