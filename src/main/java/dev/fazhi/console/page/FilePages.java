package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.merge.Merge;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Load;
import dev.fazhi.model.SafeText;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.publish.xlsx.RejectsWorkbook;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of files with the account of their rows, rejected rows and their download. */
@Controller
public record FilePages(ConsoleContext context) {

  private static final int MOST_FAULTS = 300;
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @GetMapping("/files")
  String list(Model model) {
    Map<Boolean, List<Load>> refused =
        context.workplace().files().loads().stream()
            .collect(Collectors.partitioningBy(load -> load.status() == Load.Status.REFUSED));
    model.addAttribute("loaded", refused.get(false));
    model.addAttribute("refused", refused.get(true));
    return "files";
  }

  @GetMapping("/files/{sha256}")
  String one(@PathVariable String sha256, Model model) {
    RegisteredFile file = find(sha256);
    model.addAttribute("name", SafeText.safe(file.name()));
    model.addAttribute("file", load(file));
    model.addAttribute("withdrawable", file.status() == RegisteredFile.Status.MERGED);
    List<Fault> faults = context.workplace().files().faults(file.id());
    model.addAttribute(
        "acceptable",
        file.status() == RegisteredFile.Status.REFUSED && Merge.isOverrulable(faults));
    model.addAttribute("faultCount", faults.size());
    model.addAttribute("faults", faults.stream().limit(MOST_FAULTS).toList());
    model.addAttribute("more", faults.size() > MOST_FAULTS);
    return "file";
  }

  private Load load(RegisteredFile file) {
    return context.workplace().files().loads().stream()
        .filter(load -> load.sha256().equals(file.sha256()))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  @GetMapping("/files/{sha256}/rejects.xlsx")
  ResponseEntity<byte[]> rejects(@PathVariable String sha256) throws IOException {
    RegisteredFile file = find(sha256);
    if (!context.definitions().sources().containsKey(file.source())) {
      throw new NotFoundException();
    }
    List<ImportedRow> rows = context.workplace().rejects().rows(file);
    var exported = file.madeAt();
    byte[] book =
        RejectsWorkbook.bytes(
            new RejectedRows(file.name(), context.definitions().source(file.source()), rows),
            exported.toLocalDate());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(XLSX))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment("拒收行_" + file.name() + ".xlsx"))
        .body(book);
  }

  /** Makes a safe file name for the download. */
  static String attachment(String name) {
    return ContentDisposition.attachment()
        .filename(SafeText.safe(name).replaceAll("[\\\\/:*?\"<>|]", "_"), StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private RegisteredFile find(String sha256) {
    return context.workplace().files().find(sha256).orElseThrow(NotFoundException::new);
  }
}
