package dev.fazhi.faults;

import dev.fazhi.job.NightlyRun;
import dev.fazhi.job.RunWatcher;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run in a process of its own that halts as soon as a file or folder is there: arguments are the
 * folder and the path below it, whose last part may be a pattern.
 */
final class HaltedAtSign {

  private HaltedAtSign() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Path sign = folder.resolve(args[1]);
    Thread watch = new Thread(() -> watch(sign), "watch");
    watch.setDaemon(true);
    watch.setPriority(Thread.MAX_PRIORITY);
    watch.start();
    System.exit(NightlyRun.run(Runs.request(folder, null), RunWatcher.NOBODY).exit().code());
  }

  private static void watch(Path sign) {
    while (!isThere(sign)) {
      Thread.onSpinWait();
    }
    Runtime.getRuntime().halt(137);
  }

  private static boolean isThere(Path sign) {
    Path parent = sign.getParent();
    if (parent == null || !sign.toString().contains("*")) {
      return Files.exists(sign);
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(parent, String.valueOf(sign.getFileName()))) {
      return found.iterator().hasNext();
    } catch (IOException notYet) {
      return false;
    }
  }
}
