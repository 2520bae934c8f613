package dev.fazhi.faults.program;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run in a process of its own that halts as soon as a file or folder is there: arguments are the
 * folder and the path below it, each part of which may be a pattern.
 */
public final class HaltedAtSign {

  private HaltedAtSign() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Path sign = Path.of(args[1]);
    Thread watch = new Thread(() -> watch(folder, sign), "watch");
    watch.setDaemon(true);
    watch.setPriority(Thread.MAX_PRIORITY);
    watch.start();
    System.exit(NightlyRun.run(Runs.request(folder, null), RunWatcher.NOBODY).exit().code());
  }

  private static void watch(Path folder, Path sign) {
    while (!isThere(folder, sign)) {
      Thread.onSpinWait();
    }
    Runtime.getRuntime().halt(137);
  }

  private static boolean isThere(Path folder, Path sign) {
    Path first = sign.getName(0);
    Path rest = sign.getNameCount() == 1 ? null : sign.subpath(1, sign.getNameCount());
    if (!first.toString().contains("*")) {
      Path next = folder.resolve(first);
      return rest == null ? Files.exists(next) : isThere(next, rest);
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, first.toString())) {
      for (Path next : found) {
        if (rest == null || isThere(next, rest)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException notYet) {
      return false;
    }
  }
}
