package dev.fazhi.console;

import dev.fazhi.job.FilePreview;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that were uploaded wait in a folder that only this program reads, each with how it would be
 * imported, until the operator puts them into the input folder or throws them away. What nobody
 * decides on is thrown away after a week.
 */
final class Uploads {

  private static final String UNFIT = "FZ-427";
  private static final String PREVIEW = ".preview";
  private static final String CLEAN = "clean";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Set<String> ENDINGS = Set.of("xlsx", "xls", "csv", "tsv", "txt");
  private static final int MOST_NAME_BYTES = 200;
  private static final Duration KEPT = Duration.ofDays(7);

  private final Desk desk;
  private final Path folder;

  Uploads(Desk desk) {
    this.desk = desk;
    folder = desk.folders().data().resolve("quarantine");
    try {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new Problem(UNFIT, "上传目录无法建立：" + folder + "。请检查磁盘和权限。", e);
    }
  }

  /**
   * A file that waits.
   *
   * @param id of its folder
   * @param name as it would be called in the input folder
   * @param lines how it would be read, in Chinese
   * @param clean whether nothing was found wrong
   */
  record Waiting(String id, String name, long bytes, List<String> lines, boolean clean) {}

  Path folder() {
    return folder;
  }

  /**
   * Keeps a file and looks how it would be read.
   *
   * @param name as the browser told it
   * @throws Problem when the name cannot be used or the file cannot be kept
   */
  Waiting receive(@Nullable String name, InputStream content) {
    purge();
    String fit = fit(name == null ? "" : name);
    String id = UUID.randomUUID().toString();
    Path own = folder.resolve(id);
    try {
      Files.createDirectory(own);
      Path file = own.resolve(fit);
      Files.copy(content, file);
      FilePreview preview = FilePreview.of(file, desk.definitions());
      List<String> lines = new ArrayList<>();
      lines.add(preview.isClean() ? CLEAN : "");
      preview.lines().forEach(line -> lines.add(line.replace('\n', ' ')));
      Files.write(own.resolve(PREVIEW), lines);
      return new Waiting(id, fit, Files.size(file), preview.lines(), preview.isClean());
    } catch (IOException | RuntimeException e) {
      delete(own);
      if (e instanceof Problem problem) {
        throw problem;
      }
      throw new Problem(UNFIT, "文件没有收下：" + Shown.safe(fit) + "。请检查磁盘空间后重新上传。", e);
    }
  }

  /** The name without folders, one that the input folder can hold. */
  static String fit(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String fit = Normalizer.normalize(last, Normalizer.Form.NFC).strip();
    String ending = fit.substring(fit.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean named = fit.lastIndexOf('.') > 0 && !fit.startsWith(".") && !fit.startsWith("~$");
    if (!named || !ENDINGS.contains(ending)) {
      throw new Problem(UNFIT, "不能上传「" + Shown.safe(fit) + "」：只收 .xlsx、.xls、.csv、.tsv、.txt 的导出文件。");
    }
    if (!Shown.safe(fit).equals(fit)
        || fit.chars().anyMatch(c -> "<>:\"|?*".indexOf(c) >= 0)
        || fit.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
      throw new Problem(UNFIT, "文件名「" + Shown.safe(fit) + "」太长或含有不能用的字符。请改名后重新上传。");
    }
    return fit;
  }

  /** The file of that id, when it still waits. */
  Optional<Waiting> find(String id) {
    Path own = folder.resolve(id);
    if (!ID.matcher(id).matches() || !Files.isRegularFile(own.resolve(PREVIEW))) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(own.resolve(PREVIEW));
      Path file = file(own);
      return Optional.of(
          new Waiting(
              id,
              String.valueOf(file.getFileName()),
              Files.size(file),
              lines.subList(1, lines.size()),
              lines.get(0).equals(CLEAN)));
    } catch (IOException | UncheckedIOException gone) {
      return Optional.empty();
    }
  }

  private static Path file(Path own) throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      return files
          .filter(path -> !path.endsWith(PREVIEW))
          .findFirst()
          .orElseThrow(() -> new IOException("nothing in " + own));
    }
  }

  /** All that wait, by name. */
  List<Waiting> all() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(path -> find(String.valueOf(path.getFileName())))
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Waiting::name).thenComparing(Waiting::id))
          .toList();
    } catch (IOException e) {
      throw new Problem(UNFIT, "上传目录无法读取：" + folder + "。请检查磁盘和权限。", e);
    }
  }

  /**
   * Puts a file into the input folder, under a further name when its own is taken there; it appears
   * whole or not at all.
   *
   * @return the name that it has there
   */
  synchronized String confirm(Waiting waiting) {
    Path input = desk.folders().input();
    // hidden, so that a run that looks meanwhile leaves it alone
    Path arriving = input.resolve(".upload-" + waiting.id());
    try {
      bring(file(folder.resolve(waiting.id())), arriving);
      Path free = free(input, waiting.name());
      Files.move(arriving, free);
      delete(folder.resolve(waiting.id()));
      return String.valueOf(free.getFileName());
    } catch (IOException e) {
      throw new Problem(
          UNFIT, "文件没有放入输入目录：" + Shown.safe(input.toString()) + "。请检查目录是否存在、可写，磁盘是否已满。", e);
    }
  }

  private static void bring(Path file, Path arriving) throws IOException {
    try {
      Files.move(file, arriving, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException another) {
      Files.copy(file, arriving, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static Path free(Path input, String name) {
    int dot = name.lastIndexOf('.');
    Path path = input.resolve(name);
    for (int number = 2; Files.exists(path); number++) {
      path = input.resolve(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
    return path;
  }

  /** Throws a file away. */
  synchronized void discard(Waiting waiting) {
    delete(folder.resolve(waiting.id()));
  }

  /** Throws away what waited too long, and what a broken upload left. */
  void purge() {
    Instant before = desk.clock().instant().minus(KEPT);
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.toList()) {
        if (Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
          delete(path);
        }
      }
    } catch (IOException e) {
      throw new Problem(UNFIT, "上传目录无法读取：" + folder + "。请检查磁盘和权限。", e);
    }
  }

  private static void delete(Path own) {
    try (Stream<Path> all = Files.walk(own)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      // what could not be deleted is tried again with the next purge
    }
  }
}
