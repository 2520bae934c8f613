package dev.fazhi.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fazhi.job.survey.InputSurvey;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A file of a partition, as the survey found it.
 *
 * @param id in the register of files
 * @param name as it may be shown
 * @param modifiedAt UTC
 */
public record PlannedFile(
    long id, String sha256, long bytes, LocalDateTime modifiedAt, String name) {

  /** The key of a partition's files, a line for each. */
  static final String FILES = "files";

  private static final String LEFT = "left";
  private static final int PARTS = 5;

  static PlannedFile of(long id, InputSurvey.Candidate file) {
    return new PlannedFile(id, file.sha256(), file.bytes(), file.modifiedAt(), file.name());
  }

  /** As the survey would find it, without the path. */
  public InputSurvey.Candidate found() {
    return new InputSurvey.Candidate(Path.of(""), name, bytes, modifiedAt, sha256, false);
  }

  /** The files of a partition. */
  public static List<PlannedFile> all(ExecutionContext partition) {
    return all(partition.getString(FILES));
  }

  static List<PlannedFile> all(String lines) {
    return lines.lines().map(PlannedFile::parse).toList();
  }

  static ExecutionContext partition(List<PlannedFile> files) {
    ExecutionContext context = new ExecutionContext();
    context.putString(
        FILES, files.stream().map(PlannedFile::line).collect(Collectors.joining("\n")));
    return context;
  }

  private String line() {
    return String.join(
        "\t",
        String.valueOf(id),
        sha256,
        String.valueOf(bytes),
        modifiedAt.toString(),
        URLEncoder.encode(name, UTF_8));
  }

  private static PlannedFile parse(String line) {
    String[] part = line.split("\t", PARTS);
    return new PlannedFile(
        Long.parseLong(part[0]),
        part[1],
        Long.parseLong(part[2]),
        LocalDateTime.parse(part[3]),
        URLDecoder.decode(part[4], UTF_8));
  }

  /** Records that a file of the partition is left for the next run. */
  void leave(ExecutionContext partition) {
    List<Long> left = new ArrayList<>(left(partition));
    left.add(id);
    partition.putString(LEFT, left.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** The ids of the files that were left. */
  static List<Long> left(ExecutionContext partition) {
    String left = partition.getString(LEFT, "");
    return left.isEmpty()
        ? List.of()
        : List.of(left.split(",")).stream().map(Long::valueOf).toList();
  }
}
