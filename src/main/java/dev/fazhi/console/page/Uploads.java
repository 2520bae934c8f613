package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.job.FilePreview;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Stores uploaded files with their previews in a private folder, until the operator moves them into
 * the input folder or discards them. They are deleted after a week.
 */
public final class Uploads {

  static final String UNFIT = "FZ-427";
  private static final String PREVIEW = ".preview";
  private static final String CLEAN = "clean";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Duration KEPT = Duration.ofDays(7);

  private final ConsoleContext context;
  private final Path folder;

  public Uploads(ConsoleContext context) {
    this.context = context;
    folder = context.folders().data().resolve("quarantine");
    try {
      PrivateFiles.createDirectories(folder);
      PrivateFiles.narrow(folder);
    } catch (IOException e) {
      throw new Problem(UNFIT, "上传目录无法建立：" + folder + "。请检查磁盘和权限。", e);
    }
  }

  /**
   * A stored upload.
   *
   * @param id of its folder
   * @param name its name in the input folder, which may contain a personal number
   * @param lines preview, in Chinese
   * @param clean whether the preview found no fault
   */
  record Waiting(String id, String name, long bytes, List<String> lines, boolean clean) {

    /** The name, safe to show. */
    public String shown() {
      return shownName(name);
    }
  }

  /** Makes a file's name safe to show, without personal numbers. */
  static String shownName(String name) {
    return SafeText.safe(Privacy.masked(name));
  }

  public Path folder() {
    return folder;
  }

  /**
   * Stores a file and previews it.
   *
   * @param name as the browser sent it
   * @throws Problem when the name cannot be used or the file cannot be stored
   */
  public Waiting receive(@Nullable String name, InputStream content) {
    purge();
    String fit = UploadName.fit(name == null ? "" : name);
    String id = UUID.randomUUID().toString();
    Path own = folder.resolve(id);
    try {
      PrivateFiles.createDirectories(own);
      Path file = own.resolve(fit);
      try (OutputStream out = PrivateFiles.newOutputStream(file)) {
        content.transferTo(out);
      }
      FilePreview preview = FilePreview.of(file, context.definitions());
      List<String> lines = new ArrayList<>();
      lines.add(preview.isClean() ? CLEAN : "");
      preview.lines().forEach(line -> lines.add(line.replace('\n', ' ')));
      PrivateFiles.write(
          own.resolve(PREVIEW), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return new Waiting(id, fit, Files.size(file), preview.lines(), preview.isClean());
    } catch (IOException | RuntimeException e) {
      delete(own);
      if (e instanceof Problem problem) {
        throw problem;
      }
      throw new Problem(UNFIT, "文件没有收下：" + shownName(fit) + "。请检查磁盘空间后重新上传。", e);
    }
  }

  /** Finds the upload of that id. */
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

  /** All uploads, by name. */
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
   * Moves a file into the input folder atomically, under another name when its own is taken.
   *
   * @return its name there
   */
  synchronized String confirm(Waiting waiting) {
    Path input = context.folders().input();
    try {
      Path own = folder.resolve(waiting.id());
      Path there = InputFolderWriter.into(input, file(own), waiting.name(), waiting.id());
      delete(own);
      return String.valueOf(there.getFileName());
    } catch (IOException e) {
      throw new Problem(
          UNFIT, "文件没有放入输入目录：" + SafeText.safe(input.toString()) + "。请检查目录是否存在、可写，磁盘是否已满。", e);
    }
  }

  /** Discards an upload. */
  synchronized void discard(Waiting waiting) {
    delete(folder.resolve(waiting.id()));
  }

  /** Deletes expired uploads and remains of interrupted ones. */
  public void purge() {
    Instant before = context.clock().instant().minus(KEPT);
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
    try {
      FileSystemUtils.deleteRecursively(own);
    } catch (IOException left) {
      // the next purge tries again
    }
  }
}
