package dev.fazhi.cli.terminal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the folders and the database; by default they are beside the program. */
public final class DirectoryOptions {

  @Option(names = "--input", paramLabel = "目录", description = "导出文件所在目录，只读（默认 input/）")
  private @Nullable Path input;

  @Option(names = "--output", paramLabel = "目录", description = "结果目录（默认 output/）")
  private @Nullable Path output;

  @Option(names = "--data", paramLabel = "目录", description = "数据库、归档和日志目录（默认 data/）")
  private @Nullable Path data;

  @Option(names = "--jobs", paramLabel = "目录", description = "定义目录（默认 jobs/）")
  private @Nullable Path jobs;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = "数据库的 JDBC 地址（默认环境变量 FAZHI_DB，没有就是 data/ 下的 H2 文件库）；口令请放在驱动自己的口令文件里")
  private @Nullable String url;

  public Path input() {
    return or(input, "input");
  }

  public Path output() {
    return or(output, "output");
  }

  public Path data() {
    return or(data, "data");
  }

  public Path jobs() {
    return or(jobs, "jobs");
  }

  /** The JDBC URL that was given or is in the environment; null for the default database. */
  @Nullable
  public String url() {
    String usual = System.getenv("FAZHI_DB");
    return url != null || usual == null || usual.isBlank() ? url : usual;
  }

  private static Path or(@Nullable Path given, String name) {
    return given != null
        ? given
        : Path.of(System.getProperty("fazhi.home", ".")).resolve(name).normalize();
  }
}
