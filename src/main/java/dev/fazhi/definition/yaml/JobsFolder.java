package dev.fazhi.definition.yaml;

import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bytes of the definitions, read once, so that checks and digest use the same content.
 *
 * @param files by name relative to {@code jobs/}, with {@code /} between its parts
 */
public record JobsFolder(SortedMap<String, byte[]> files) {

  /** The file that makes a folder a folder of definitions. */
  public static final String NIGHTLY = "nightly.yml";

  private static final String CODE = "FZ-302";
  private static final String TEMPLATES = "templates";
  private static final List<String> FOLDERS =
      List.of("sources", "reference", "metrics", "tables", "report", TEMPLATES);
  private static final int MEGABYTE = 1 << 20;
  private static final int MOST_MEGABYTES_OF_TEMPLATE = 10;

  /**
   * Reads the folder. Files that cannot be read, or are larger than any definition, are noted down
   * and left out.
   *
   * @throws Problem when there is no such folder or it has no {@code nightly.yml}
   */
  public static JobsFolder read(Path jobs, List<DefinitionError> found) {
    if (!Files.isDirectory(jobs)) {
      throw new Problem(CODE, "找不到定义文件夹 " + jobs + "；请在程序所在的文件夹里运行，或用 --jobs 指明它在哪里");
    }
    if (!Files.isRegularFile(jobs.resolve(NIGHTLY))) {
      throw new Problem(CODE, "定义文件夹 " + jobs + " 里没有 " + NIGHTLY + "；请确认 --jobs 指的是定义文件夹，或补上这个文件");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    add(jobs.resolve(NIGHTLY), NIGHTLY, files, found);
    for (String folder : FOLDERS) {
      if (Files.isDirectory(jobs.resolve(folder))) {
        addAll(jobs.resolve(folder), folder, files, found);
      }
    }
    addTemplatesOfPeriods(jobs.resolve(TEMPLATES), files, found);
    return new JobsFolder(Collections.unmodifiableSortedMap(files));
  }

  /** The files of a folder with that ending, in the order of their names. */
  public SortedMap<String, byte[]> in(String folder, String ending) {
    SortedMap<String, byte[]> some = new TreeMap<>();
    files.forEach(
        (name, bytes) -> {
          if (name.startsWith(folder + "/") && name.endsWith(ending)) {
            some.put(name, bytes);
          }
        });
    return some;
  }

  /** Those of a month and other periods, which have folders of their own. */
  private static void addTemplatesOfPeriods(
      Path templates, SortedMap<String, byte[]> files, List<DefinitionError> found) {
    if (!Files.isDirectory(templates)) {
      return;
    }
    try (Stream<Path> list = Files.list(templates)) {
      for (Path folder : list.filter(Files::isDirectory).sorted().toList()) {
        addAll(folder, TEMPLATES + "/" + folder.getFileName(), files, found);
      }
    } catch (IOException unreadable) {
      found.add(new DefinitionError(TEMPLATES, 0, "这个文件夹读不出来；请检查它的权限"));
    }
  }

  private static void addAll(
      Path folder, String name, SortedMap<String, byte[]> files, List<DefinitionError> found) {
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.sorted().toList()) {
        String last = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && !last.startsWith(".") && !isLeftByAnEditor(last)) {
          add(file, name + "/" + last, files, found);
        }
      }
    } catch (IOException unreadable) {
      found.add(new DefinitionError(name, 0, "这个文件夹读不出来；请检查它的权限"));
    }
  }

  private static boolean isLeftByAnEditor(String name) {
    return name.endsWith("~") || name.startsWith("~$");
  }

  private static void add(
      Path file, String name, SortedMap<String, byte[]> files, List<DefinitionError> found) {
    try {
      int most = name.startsWith(TEMPLATES + "/") ? MOST_MEGABYTES_OF_TEMPLATE : 1;
      if (Files.size(file) > (long) most * MEGABYTE) {
        found.add(new DefinitionError(name, 0, "超过 " + most + " MB，不像是定义文件；请确认没有放错"));
        return;
      }
      files.put(name, Files.readAllBytes(file));
    } catch (IOException unreadable) {
      found.add(new DefinitionError(name, 0, "读不出来；请检查它的权限"));
    }
  }
}
