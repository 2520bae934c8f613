package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages with the files of the output folder. */
@Controller
public record DownloadPages(ConsoleContext context) {

  private static final int DEEP = 4;
  private static final String TABLES = "tables/";

  /**
   * A file below the folder of its day.
   *
   * @param path with {@code /}
   * @param title its name for people
   */
  record FileRow(String path, String title, String size) {}

  /** A group of files of one kind. */
  record Kind(String title, List<FileRow> files) {}

  /** The files of a cut-off. */
  record Edition(String day, String title, List<Kind> kinds) {}

  @GetMapping("/downloads")
  String list(Model model) throws IOException {
    List<Edition> editions = new ArrayList<>();
    for (Path folder : folders()) {
      Map<String, List<FileRow>> kinds = new LinkedHashMap<>();
      for (Path file : files(folder)) {
        String path = name(folder, file);
        kinds
            .computeIfAbsent(kind(path), kind -> new ArrayList<>())
            .add(new FileRow(path, title(path), ViewFormats.bytes(Files.size(file))));
      }
      editions.add(
          new Edition(
              String.valueOf(folder.getFileName()),
              asOf(folder).orElseThrow().toString(),
              kinds.entrySet().stream().map(e -> new Kind(e.getKey(), e.getValue())).toList()));
    }
    model.addAttribute("editions", editions);
    return "downloads";
  }

  private static String kind(String path) {
    if (path.startsWith("rejects/")) {
      return "拒收行（更正后重新上传）";
    } else if (path.startsWith(TABLES)) {
      return "分表（CSV）";
    }
    return isForPeople(path) ? "统计表与报告" : "给程序读的";
  }

  /** The title of a table, with the name of its file. */
  private String title(String path) {
    return context.definitions().tables().stream()
        .filter(table -> path.equals(TABLES + table.id() + ".csv"))
        .findFirst()
        .map(table -> table.title() + "（" + table.id() + ".csv）")
        .orElse(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Serves a file of the list; paths are never built from the request. */
  @GetMapping("/downloads/file")
  ResponseEntity<Resource> file(@RequestParam AsOf day, @RequestParam String path)
      throws IOException {
    for (Path folder : folders()) {
      if (folder.endsWith(day.id())) {
        for (Path file : files(folder)) {
          if (name(folder, file).equals(path)) {
            return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    FilePages.attachment(String.valueOf(file.getFileName())))
                .body(new FileSystemResource(file));
          }
        }
      }
    }
    throw new NotFoundException();
  }

  /**
   * The folders of the cut-offs, newest day first, that of the year before those of a part of it.
   */
  private List<Path> folders() {
    Path output = context.folders().output();
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(output)) {
      return all.filter(
              path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && asOf(path).isPresent())
          .sorted(
              Comparator.comparing(
                      (Path path) -> asOf(path).orElseThrow().day(), Comparator.reverseOrder())
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new Problem("FZ-428", "结果目录无法读取：" + output + "。请检查权限。", e);
    }
  }

  /** Whose results are in a folder; none when it is another folder. */
  private static Optional<AsOf> asOf(Path folder) {
    try {
      return Optional.of(AsOf.of(String.valueOf(folder.getFileName())));
    } catch (IllegalArgumentException | DateTimeException another) {
      return Optional.empty();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEP)) {
      return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> !folder.relativize(path).startsWith("earlier"))
          .sorted(
              Comparator.comparing(Path::getNameCount)
                  .thenComparing(path -> !isForPeople(path.toString()))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /** Whether a file is for office programs; these are listed before those for machines. */
  private static boolean isForPeople(String name) {
    return name.endsWith(".xlsx") || name.endsWith(".docx") || name.endsWith(".html");
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
