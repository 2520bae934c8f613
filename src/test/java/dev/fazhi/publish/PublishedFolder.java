package dev.fazhi.publish;

import dev.fazhi.publish.text.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Publishes small samples, and reads what stands in the folder. */
final class PublishedFolder {

  private PublishedFolder() {}

  static PublicationResult publish(int vintage, Path output) {
    return new Publisher().publish(Samples.small(vintage), output);
  }

  /** All files below a folder with their bytes, hidden ones too. */
  static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    for (Path file : FileTrees.files(folder)) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      tree.put(file.toString(), java.util.HexFormat.of().formatHex(bytes));
    }
    return tree;
  }

  static List<String> names(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.equals(".fazhi.lock"))
          .sorted()
          .toList();
    }
  }
}
