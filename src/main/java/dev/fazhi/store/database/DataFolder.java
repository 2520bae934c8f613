package dev.fazhi.store.database;

import dev.fazhi.model.Problem;
import dev.fazhi.store.file.Credentials;
import dev.fazhi.store.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of database, archive, logs and uploads. It contains passwords, so it is accessible
 * only to the user of this process.
 */
public final class DataFolder {

  private static final int TOP = 1;

  private DataFolder() {}

  /**
   * Creates the folder if needed, and removes other users' access to it and its content.
   *
   * @return messages for the operator, in Chinese; usually none
   * @throws Problem FZ-401 when it cannot be made or closed
   */
  public static List<String> secure(Path data) {
    try {
      PrivateFiles.createDirectories(data);
      Path folder = data.toRealPath();
      int narrowed = narrowed(folder);
      // in a closed folder only files of older versions at the top level can be open to others
      try (Stream<Path> inside = Files.walk(folder, narrowed > 0 ? Integer.MAX_VALUE : TOP)) {
        for (Path path : inside.filter(DataFolder::isOurs).toList()) {
          narrowed += narrowed(path);
        }
      }
      return told(folder, narrowed);
    } catch (IOException | UncheckedIOException e) {
      throw new Problem(
          "FZ-401",
          "数据目录无法建立，或无法改为仅当前用户可读写：%s。请检查磁盘是否已满或变成只读，并把该目录的所有者改为运行程序的用户。".formatted(data),
          e);
    }
  }

  private static int narrowed(Path path) throws IOException {
    try {
      return PrivateFiles.narrow(path) ? 1 : 0;
    } catch (NoSuchFileException gone) {
      // a file that another process is creating
      return 0;
    }
  }

  private static boolean isOurs(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<String> told(Path data, int narrowed) {
    List<String> told = new ArrayList<>();
    if (narrowed > 0) {
      told.add("注意：%s 中有 %s 个目录或文件原来可被本机其他用户访问，已改为仅当前用户可读写。".formatted(data, narrowed));
    }
    if (Files.exists(data.resolve(DatabaseHolder.DATABASE))
        && !Files.exists(data.resolve(Credentials.NAME))) {
      told.add(
          "注意：旧版程序建立的数据库没有口令，打开时改为随机口令，保存在 %s；备份时请与数据库文件一起备份。"
              .formatted(data.resolve(Credentials.NAME)));
    }
    return told;
  }
}
