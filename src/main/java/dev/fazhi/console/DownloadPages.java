package dev.fazhi.console;

import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The files of the output folder. */
@Controller
class DownloadPages {

  private static final Pattern DAY = Pattern.compile("\\d+-\\d\\d-\\d\\d");
  private static final int DEEP = 4;

  private final Desk desk;

  DownloadPages(Desk desk) {
    this.desk = desk;
  }

  /** A file below the folder of its day, with {@code /}. */
  record FileRow(String path, String size) {}

  /** The output of a cut-off. */
  record Edition(String day, List<FileRow> files) {}

  @GetMapping("/downloads")
  String list(Model model) throws IOException {
    List<Edition> editions = new ArrayList<>();
    for (Path folder : folders()) {
      List<FileRow> files = new ArrayList<>();
      for (Path file : files(folder)) {
        files.add(new FileRow(name(folder, file), Shows.bytes(Files.size(file))));
      }
      editions.add(new Edition(String.valueOf(folder.getFileName()), files));
    }
    model.addAttribute("editions", editions);
    return "downloads";
  }

  /** Serves a file that the list has; a path is never put together from what was asked. */
  @GetMapping("/downloads/file")
  ResponseEntity<Resource> file(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam String path)
      throws IOException {
    for (Path folder : folders()) {
      if (folder.endsWith(day.toString())) {
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
    throw new NotHere();
  }

  /** The folders of the cut-offs, newest day first. */
  private List<Path> folders() {
    Path output = desk.folders().output();
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(output)) {
      return all.filter(
              path ->
                  Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                      && DAY.matcher(String.valueOf(path.getFileName())).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new Problem("FZ-428", "结果目录无法读取：" + output + "。请检查权限。", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, DEEP)) {
      return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> !folder.relativize(path).startsWith("earlier"))
          .sorted(
              Comparator.comparing(Path::getNameCount)
                  .thenComparing(path -> !isForPeople(path))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /** What is read in an office program stands before what machines read. */
  private static boolean isForPeople(Path file) {
    String name = file.toString();
    return name.endsWith(".xlsx") || name.endsWith(".docx");
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
