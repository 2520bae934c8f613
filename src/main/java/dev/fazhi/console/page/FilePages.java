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
public class FilePages {

  private static final int MOST_FAULTS = 300;
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ConsoleContext context;

  FilePages(ConsoleContext context) {
    this.context = context;
  }

  /** A file with its account, formatted. */
  record FileRow(
      String sha256,
      String number,
      String name,
      String source,
      String exportedAt,
      String status,
      String read,
      String fresh,
      String changed,
      String unchanged,
      String duplicate,
      String rejected,
      String skipped,
      List<FaultRow> faults) {

    /** Whether there is something to download. */
    public boolean hasRejects() {
      return !rejected.equals("0");
    }
  }

  /** A fault with its place. */
  record FaultRow(
      String severity, String code, String place, String field, String seen, String message) {}

  @GetMapping("/files")
  String list(Model model) {
    List<Load> loads = context.workplace().files().loads();
    model.addAttribute(
        "loaded",
        loads.stream()
            .filter(load -> load.status() != Load.Status.REFUSED)
            .map(this::row)
            .toList());
    model.addAttribute(
        "refused",
        loads.stream()
            .filter(load -> load.status() == Load.Status.REFUSED)
            .map(this::row)
            .toList());
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
    model.addAttribute("faultCount", ViewFormats.count(faults.size()));
    model.addAttribute(
        "faults",
        faults.stream().limit(MOST_FAULTS).map(fault -> fault(file.source(), fault)).toList());
    model.addAttribute("more", faults.size() > MOST_FAULTS);
    return "file";
  }

  private FileRow load(RegisteredFile file) {
    return context.workplace().files().loads().stream()
        .filter(load -> load.sha256().equals(file.sha256()))
        .map(this::row)
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

  private FileRow row(Load load) {
    Load.RowCount rows = load.rows();
    return new FileRow(
        load.sha256(),
        load.number() == 0 ? "" : Long.toString(load.number()),
        SafeText.safe(load.file()),
        source(load.source()),
        ViewFormats.time(load.exportedAt()),
        ViewFormats.status(load.status()),
        ViewFormats.count(rows.read()),
        ViewFormats.count(rows.fresh()),
        ViewFormats.count(rows.changed()),
        ViewFormats.count(rows.unchanged()),
        ViewFormats.count(rows.duplicate()),
        ViewFormats.count(rows.rejected()),
        ViewFormats.count(rows.skipped()),
        load.faults().stream().map(fault -> fault(load.source(), fault)).toList());
  }

  private String source(String id) {
    var known = context.definitions().sources().get(id);
    return known == null ? "未识别" : known.title();
  }

  private FaultRow fault(String source, Fault fault) {
    return new FaultRow(
        ViewFormats.severity(fault.severity()),
        fault.code(),
        fault.place().toString().replaceFirst("^[^·]*· ", ""),
        field(source, fault.field()),
        fault.value(),
        fault.message());
  }

  /** The field's name in its first header. */
  private String field(String source, String name) {
    var known = context.definitions().sources().get(source);
    if (known == null) {
      return name;
    }
    return known.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(field -> field.title())
        .findFirst()
        .orElse(name);
  }
}
