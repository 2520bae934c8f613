package dev.fazhi.audit.document;

import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which files are texts to audit. */
public final class TextFiles {

  private static final List<String> ENDINGS =
      List.of(".docx", ".html", ".htm", ".pdf", ".txt", ".text", ".md");

  private TextFiles() {}

  /**
   * The files as given, and of each folder those in it and below it that can be read, by name.
   *
   * @throws Problem FZ-321 when a folder cannot be read
   */
  public static List<Path> in(List<Path> given) {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> within = Files.walk(path)) {
          within.filter(TextFiles::isText).sorted().forEach(files::add);
        } catch (IOException unreadable) {
          throw new Problem("FZ-321", "读不了文件夹“" + path + "”；请检查权限。", unreadable);
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static boolean isText(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    boolean hidden = name.startsWith(".") || name.startsWith("~$");
    return !hidden && Files.isRegularFile(path) && ENDINGS.stream().anyMatch(name::endsWith);
  }
}
