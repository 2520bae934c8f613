package dev.fazhi.publish;

import dev.fazhi.model.Vintage;
import dev.fazhi.publish.data.RunJson;
import dev.fazhi.publish.text.FileTrees;
import dev.fazhi.store.file.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a cut-off, replaced as a whole. The new output is prepared beside it, complete with
 * the history of earlier vintages; then the older one is renamed away and the new one renamed into
 * its place. If a run is killed between the two renames, the next one restores the older folder.
 *
 * <p>The folder is inspected and replaced while it is locked and the lease is checked. If another
 * process keeps the lock, because it was suspended while replacing, the new output is put beside
 * the folder.
 */
final class OutputFolder {

  static final String EARLIER = "earlier";

  private static final Pattern PREPARED =
      Pattern.compile("\\.\\d+-\\d\\d-\\d\\d(-[a-z]+)?\\.tmp-.*");

  private final Path output;
  private final Path target;
  private final Path moved;
  private final String day;
  private final int vintage;
  private final Runnable fence;
  private final Failpoint failpoint;

  OutputFolder(Path output, Vintage vintage, Runnable fence, Failpoint failpoint) {
    this.output = output;
    this.fence = fence;
    this.vintage = vintage.number();
    this.failpoint = failpoint;
    day = vintage.asOf().id();
    target = output.resolve(day);
    moved = output.resolve("." + day + ".old");
  }

  /** Repairs what a killed run left, and creates the empty folder for the new output. */
  Path prepare() throws IOException {
    Optional<FolderLock> lock = FolderLock.take(output);
    if (lock.isPresent()) {
      try {
        fence.run();
        repair();
      } finally {
        lock.get().close();
      }
    }
    // a process that was suspended must not write into the folder of another
    String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path prepared = output.resolve("." + day + ".tmp-v" + vintage + "-" + unique);
    Files.createDirectory(prepared);
    failpoint.at(PublicationPhase.RECOVERED, prepared);
    return prepared;
  }

  private void repair() throws IOException {
    if (FileTrees.isFolder(moved) && !FileTrees.isFolder(target)) {
      rename(moved, target);
    }
    try (Stream<Path> all = Files.list(output)) {
      for (Path path : all.toList()) {
        if (PREPARED.matcher(String.valueOf(path.getFileName())).matches()) {
          FileTrees.deleteQuietly(path);
        }
      }
    }
    forget();
  }

  /**
   * Deletes the older output that was renamed away, since the new folder's history contains it. A
   * folder that was put there by somebody else is kept.
   */
  private void forget() throws IOException {
    if (FileTrees.isFolder(target.resolve(EARLIER))) {
      FileTrees.deleteQuietly(moved);
    } else if (FileTrees.isFolder(moved)) {
      rename(moved, free(output, day + "-" + version(moved)));
    }
  }

  /** Replaces the folder by the prepared output. */
  PublicationResult place(Path prepared) throws IOException {
    FileTrees.sync(prepared);
    failpoint.at(PublicationPhase.CHECKED, prepared);
    List<Path> files = FileTrees.files(prepared);
    Optional<FolderLock> lock = FolderLock.take(output);
    if (lock.isEmpty()) {
      fence.run();
      return beside(prepared, files, "另一个进程正在替换它，可能已暂停，请让它继续或结束它后重新运行");
    }
    try {
      fence.run();
      PublicationResult published = replace(prepared, files);
      fence.run();
      return published;
    } finally {
      lock.get().close();
    }
  }

  private PublicationResult replace(Path prepared, List<Path> files) throws IOException {
    if (!FileTrees.isFolder(target)) {
      rename(prepared, target);
      failpoint.at(PublicationPhase.PLACED, prepared);
      return published(target, files, List.of());
    }
    if (FileTrees.holds(target, prepared, files)) {
      FileTrees.delete(prepared);
      return published(target, files, List.of());
    }
    if (RunJson.vintage(target).orElse(vintage) > vintage) {
      return beside(
          prepared,
          files,
          "里面是更新的第 %d 版，可能来自另一个数据库，请核对 --data 和 --db"
              .formatted(RunJson.vintage(target).orElse(vintage)));
    }
    if (FileTrees.isFolder(moved)) {
      return beside(prepared, files, "上次换下的旧版还删不掉，可能有文件正被打开，请关闭打开的文件后重新运行");
    }
    try {
      requireReplaceable();
      history(prepared);
      failpoint.at(PublicationPhase.MOVING, prepared);
      rename(target, moved);
    } catch (IOException locked) {
      FileTrees.deleteQuietly(prepared.resolve(EARLIER));
      return beside(prepared, files, FileTrees.reason(locked) + "，可能有文件正被打开，请关闭打开的文件后重新运行");
    }
    failpoint.at(PublicationPhase.MOVED, prepared);
    try {
      rename(prepared, target);
    } catch (IOException failed) {
      rename(moved, target);
      throw failed;
    }
    failpoint.at(PublicationPhase.PLACED, prepared);
    return published(target, files, removed());
  }

  private List<String> removed() {
    return FileTrees.deleteQuietly(moved)
        ? List.of()
        : List.of("旧的一版已收入 " + EARLIER + "/，但 " + moved + " 里有文件删不掉，可能正被打开；关闭后下次发布时会删去。");
  }

  /**
   * Finds a file that cannot be replaced, being protected or open in an office program on Windows,
   * before anything is renamed.
   */
  private void requireReplaceable() throws IOException {
    for (Path file : FileTrees.files(target)) {
      if (!file.startsWith(EARLIER) && Files.isRegularFile(target.resolve(file))) {
        FileChannel.open(target.resolve(file), StandardOpenOption.WRITE).close();
      }
    }
  }

  /** Puts the files of the older output, and of those before it, into the new output's history. */
  private void history(Path prepared) throws IOException {
    Path earlier = prepared.resolve(EARLIER);
    Path before = target.resolve(EARLIER);
    FileTrees.link(before, FileTrees.files(before), earlier);
    List<Path> older =
        FileTrees.files(target).stream().filter(file -> !file.startsWith(EARLIER)).toList();
    FileTrees.link(target, older, free(earlier, earlierName()));
    FileTrees.sync(prepared);
    failpoint.at(PublicationPhase.HISTORY, prepared);
  }

  /**
   * Names the history folder of the older output. The same vintage can come again: it became final,
   * or its texts changed.
   */
  private String earlierName() throws IOException {
    String state = RunJson.state(target);
    boolean again = RunJson.vintage(target).equals(OptionalInt.of(vintage)) && !state.isEmpty();
    return version(target) + (again ? "-" + state : "");
  }

  private static String version(Path folder) throws IOException {
    OptionalInt number = RunJson.vintage(folder);
    return number.isPresent() ? "v" + number.getAsInt() : "unnumbered";
  }

  private PublicationResult beside(Path prepared, List<Path> files, String reason)
      throws IOException {
    Path beside = output.resolve(day + "-v" + vintage);
    if (FileTrees.isFolder(beside) && FileTrees.holds(beside, prepared, files)) {
      FileTrees.delete(prepared);
    } else {
      beside = free(output, day + "-v" + vintage);
      rename(prepared, beside);
    }
    String message = "输出文件夹 %s 替换不了（%s）；新的一版放在 %s。".formatted(target, reason, beside);
    return published(beside, files, List.of(message));
  }

  private static Path free(Path folder, String name) {
    Path path = folder.resolve(name);
    for (int number = 2; Files.exists(path); number++) {
      path = folder.resolve(name + "-" + number);
    }
    return path;
  }

  private void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException other) {
      Files.move(from, to);
    }
    FileTrees.syncNames(output);
  }

  private static PublicationResult published(Path folder, List<Path> files, List<String> messages) {
    return new PublicationResult(folder, files.stream().map(folder::resolve).toList(), messages);
  }
}
