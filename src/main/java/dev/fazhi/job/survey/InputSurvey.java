package dev.fazhi.job.survey;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Surveys the folder of exports without changing it: which files are there, which are complete, and
 * the SHA-256 of each.
 */
public final class InputSurvey {

  /**
   * A file that can be read.
   *
   * @param path of the file
   * @param name its path below the input folder, with {@code /}, as it may be shown
   * @param modifiedAt UTC
   * @param remembered whether it was there, as it is now, at the survey before
   */
  public record Candidate(
      Path path,
      String name,
      long bytes,
      LocalDateTime modifiedAt,
      String sha256,
      boolean remembered) {}

  /**
   * The result of a survey.
   *
   * @param files in the order of their names
   * @param leftAlone files still being written, temporary ones, and the like: with the reason, in
   *     Chinese
   * @param refused files that cannot be read and need a person
   * @param states the hashes of the files by what the file system said of them before they were
   *     read
   */
  public record Found(
      List<Candidate> files,
      List<String> leftAlone,
      List<Fault> refused,
      Map<String, String> states) {}

  private final Path input;

  private final int settleSeconds;
  private final Predicate<String> waitsForOk;
  private final List<Path> own;
  private final Map<String, String> remembered;
  private final Map<String, String> states = new HashMap<>();
  private final List<Candidate> files = new ArrayList<>();
  private final List<String> leftAlone = new ArrayList<>();
  private final List<Fault> refused = new ArrayList<>();

  /**
   * @param waitsForOk whether a file of that name is left alone until a marker of its name with
   *     {@code .ok} behind it lies beside it
   * @param own folders of the program, which may lie inside and hold no deliveries
   * @param remembered the states of an earlier look: what is still in one is not read again
   */
  public InputSurvey(
      Path input,
      int settleSeconds,
      Predicate<String> waitsForOk,
      List<Path> own,
      Map<String, String> remembered) {
    this.remembered = Map.copyOf(remembered);
    this.own = List.copyOf(own);
    this.input = input;
    this.settleSeconds = settleSeconds;
    this.waitsForOk = waitsForOk;
  }

  public Found look() {
    if (!Files.isDirectory(input)) {
      throw new Problem(
          "FZ-404",
          "找不到输入目录：" + SafeText.safe(input.toString()) + "。请建立该目录并放入导出文件，或用 --input 指定目录。");
    }
    Map<Path, BasicFileAttributes> seen = walk();
    settle(seen);
    for (Map.Entry<Path, BasicFileAttributes> entry : seen.entrySet()) {
      add(entry.getKey(), entry.getValue());
    }
    return new Found(
        List.copyOf(files), List.copyOf(leftAlone), List.copyOf(refused), Map.copyOf(states));
  }

  private Map<Path, BasicFileAttributes> walk() {
    Map<Path, BasicFileAttributes> seen =
        new TreeMap<>(Comparator.comparing(this::name).thenComparing(Comparator.naturalOrder()));
    try {
      Files.walkFileTree(
          input,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
              boolean hidden = folder.getFileName().toString().startsWith(".");
              return !folder.equals(input) && (hidden || isOwn(folder))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (!MarkerFiles.isAside(file.getFileName().toString())) {
                seen.put(file, attributes);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              refuse(file, "FZ-101", "文件或目录无法读取，请检查权限。");
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new Problem("FZ-404", "输入目录无法读取：" + SafeText.safe(input.toString()) + "。请检查权限和网络盘。", e);
    }
    return seen;
  }

  /** Whether a folder is the program's own, such as that of its database. */
  private boolean isOwn(Path folder) throws IOException {
    for (Path each : own) {
      if (Files.exists(each) && Files.isSameFile(each, folder)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Waits once, at most {@code settle_seconds}, for all files that were written to within that
   * time, since they may be incomplete.
   */
  private void settle(Map<Path, BasicFileAttributes> seen) {
    long newest =
        seen.values().stream()
            .filter(BasicFileAttributes::isRegularFile)
            .mapToLong(a -> a.lastModifiedTime().toMillis())
            .max()
            .orElse(0);
    long now = System.currentTimeMillis();
    // a modification time in the future cannot be used
    long wait = newest > now ? 0 : newest + settleSeconds * 1000L - now;
    if (wait > 0) {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void add(Path file, BasicFileAttributes before) {
    String shown = shown(file);
    if (before.isSymbolicLink()) {
      refuse(file, "FZ-103", "是符号链接，为安全起见不读取。请放入文件本身。");
    } else if (!before.isRegularFile()) {
      refuse(file, "FZ-103", "不是普通文件（管道或设备），不读取。请移出输入目录。");
    } else if (MarkerFiles.isUnfinished(file.getFileName().toString())) {
      leftAlone.add(shown + "：看起来尚未传完，留待下次。" + MarkerFiles.stale(before));
    } else if (waitsForOk.test(name(file)) && !MarkerFiles.isBeside(file, MarkerFiles.OK)) {
      leftAlone.add(
          "%s：旁边还没有传送完成的标记文件 %s，留待下次。%s"
              .formatted(
                  shown,
                  SafeText.safe(Privacy.masked(name(file) + MarkerFiles.OK)),
                  MarkerFiles.stale(before)));
    } else {
      try {
        hash(file, before, shown);
      } catch (IOException e) {
        refuse(file, "FZ-101", "文件无法读取或已消失，请检查权限后重新放入。");
      }
    }
  }

  private void hash(Path file, BasicFileAttributes before, String shown) throws IOException {
    String state = FoundFile.state(file);
    String known = state == null ? null : remembered.get(state);
    String sha256 = known == null ? FoundFile.sha256(file) : known;
    BasicFileAttributes after =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (after.size() != before.size()
        || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
      leftAlone.add(shown + "：正在写入，留待下次。");
      return;
    }
    if (state != null && (known != null || state.equals(FoundFile.state(file)))) {
      states.put(state, sha256);
    }
    Optional<String> otherwise = MarkerFiles.otherwise(file, sha256);
    if (otherwise.isPresent()) {
      refuse(file, "FZ-145", "与随附的 " + otherwise.get() + " 校验值不符，可能传输有误。请重新传送文件。");
    } else {
      files.add(
          new Candidate(
              file,
              Privacy.masked(name(file)),
              after.size(),
              LocalDateTime.ofInstant(after.lastModifiedTime().toInstant(), ZoneOffset.UTC)
                  .withNano(0),
              sha256,
              known != null));
    }
  }

  private void refuse(Path file, String code, String message) {
    refused.add(Fault.of(code, Fault.Severity.REFUSE, Privacy.masked(name(file)), message));
  }

  private String shown(Path file) {
    return SafeText.safe(Privacy.masked(name(file)));
  }

  private String name(Path file) {
    return FileNames.shown(input.relativize(file));
  }
}
