package dev.fazhi.job;

import dev.fazhi.definition.Definitions;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.value.Account;
import dev.fazhi.job.context.AliasProposal;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.tabular.Tabular;
import dev.fazhi.tabular.row.FileTraits;
import dev.fazhi.tabular.row.RowSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Previews how a file would be read: its source, headers, first rows and faults, including those
 * against the rules of its source. Nothing is imported, so rows are compared with each other and
 * with those of files previewed before, not with the facts.
 *
 * @param lines for a person, in Chinese
 * @param isClean whether no fault was found
 */
public record FilePreview(List<String> lines, boolean isClean) {

  /** Reads the whole file as the import would. */
  public static FilePreview of(Path path, Definitions definitions) {
    return of(path, definitions, new WaitingKeys());
  }

  /**
   * Reads the whole file as the import would, beside other files of the same preview.
   *
   * @param waiting the keys of the files that were previewed before
   */
  public static FilePreview of(Path path, Definitions definitions, WaitingKeys waiting) {
    List<String> lines = new ArrayList<>();
    String name = Privacy.masked(String.valueOf(path.getFileName()));
    lines.add("── " + SafeText.safe(name));
    try (RowSource rows = Tabular.open(path, name, definitions.nightly().limits());
        ExportFile export = ExportFile.open(rows, name, definitions)) {
      Reader reader =
          new Reader(export, definitions, waiting.file(name, export.source(), definitions));
      reader.read();
      return new FilePreview(lines, reader.tell(rows.traits(), lines));
    } catch (FileRejectedException e) {
      e.faults().forEach(fault -> lines.add("拒收 [" + fault.code() + "] " + fault.message()));
      return new FilePreview(lines, false);
    }
  }

  /** Reads a file to its end and keeps what the preview shows. */
  private static final class Reader {

    private static final int FIRST_ROWS = 5;
    private static final int FIRST_SHEETS = 10;
    private static final int MOST_FAULTS = 20;

    private final ExportFile export;
    private final Definitions definitions;
    private final WaitingKeys.OfFile keys;
    private final List<ImportedRow> first = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private long entries;
    private long rejected;

    Reader(ExportFile export, Definitions definitions, WaitingKeys.OfFile keys) {
      this.export = export;
      this.definitions = definitions;
      this.keys = keys;
    }

    void read() throws FileRejectedException {
      for (ImportedRow entry = export.next(); entry != null; entry = export.next()) {
        keys.add(entry);
        if (entries++ < FIRST_ROWS) {
          first.add(entry);
        }
        entry.faults().stream()
            .sorted(Comparator.comparingInt(fault -> fault.place().column()))
            .limit((long) MOST_FAULTS - faults.size())
            .forEach(faults::add);
        rejected += entry.isRejected() ? 1 : 0;
      }
    }

    /** Makes the lines of the preview, and says whether the file is clean. */
    boolean tell(FileTraits traits, List<String> lines) {
      Account account = export.account();
      lines.add(
          "来源：%s（%s）；格式 %s%s%s"
              .formatted(
                  export.source().title(),
                  export.source().id(),
                  traits.format(),
                  traits.encoding().isEmpty() ? "" : "，编码 " + traits.encoding(),
                  traits.delimiter().isEmpty()
                      ? ""
                      : "，分隔符「" + SafeText.safe(traits.delimiter()) + "」"));
      describe(export.recognition().sheets(), lines);
      lines.add(
          "行数：读 %s，数据 %s，略过 %s，不合规 %s"
              .formatted(account.read(), entries, account.skipped(), rejected));
      first.forEach(entry -> lines.add("  第 " + entry.row() + " 行：" + values(entry)));
      account.faults().forEach(fault -> lines.add("[" + fault.code() + "] " + fault.message()));
      faults.forEach(
          fault ->
              lines.add(
                  "[%s] %s %s：%s"
                      .formatted(fault.code(), fault.place(), fault.field(), fault.message())));
      lines.addAll(keys.lines());
      boolean tooMany = export.source().tolerance().isExceededBy(rejected, entries);
      if (tooMany) {
        lines.add("不合规的行超过来源所允许的，这样放入 input/ 整个文件会被拒收。");
      }
      account
          .unknownNames()
          .forEach(
              (reference, names) ->
                  names.forEach(
                      (name, count) ->
                          lines.addAll(
                              new AliasProposal(definitions.reference(reference), name)
                                  .lines(count))));
      return rejected == 0 && !keys.collide();
    }

    private static String values(ImportedRow entry) {
      return SafeText.safe(String.join(" | ", entry.values().stream().map(Reader::text).toList()));
    }

    private static String text(@Nullable Object value) {
      String text = value == null ? "" : value.toString();
      return value instanceof LocalDateTime ? text.replace('T', ' ') : text;
    }

    /** Sheets whose header is the same are described once. */
    private void describe(List<SheetLayout> sheets, List<String> lines) {
      Map<List<String>, FirstFew> alike = new LinkedHashMap<>();
      for (SheetLayout sheet : sheets) {
        String name = sheet.sheet().isEmpty() ? "" : "「" + SafeText.safe(sheet.sheet()) + "」";
        alike.computeIfAbsent(describe(sheet), any -> new FirstFew(FIRST_SHEETS)).add(name);
      }
      alike.forEach(
          (described, names) -> {
            String more = names.count() > 1 ? " " + names.count() + " 张" : "";
            String of = names.words("");
            lines.add((of.isEmpty() ? "" : "工作表" + of + more + "：") + described.get(0));
            lines.addAll(described.subList(1, described.size()));
          });
    }

    private List<String> describe(SheetLayout sheet) {
      List<String> lines = new ArrayList<>();
      lines.add(
          "表头在第 %s%s 行"
              .formatted(
                  sheet.headerFrom(),
                  sheet.headerTo() > sheet.headerFrom() ? "–" + sheet.headerTo() : ""));
      sheet.fields().forEach((column, field) -> lines.add(describe(sheet, column, field)));
      if (!sheet.personalHeaders().isEmpty()) {
        lines.add("  个人信息列，不读取：" + SafeText.safe(String.join("、", sheet.personalHeaders())));
      }
      if (!sheet.ignoredHeaders().isEmpty()) {
        lines.add("  未用的列：" + SafeText.safe(String.join("、", sheet.ignoredHeaders())));
      }
      return lines;
    }

    private String describe(SheetLayout sheet, int column, String field) {
      BigDecimal factor = sheet.factors().get(field);
      return "  %s 列「%s」→ %s（%s）%s"
          .formatted(
              Place.letters(column),
              SafeText.safe(sheet.headers().getOrDefault(column, "")),
              field,
              export.source().field(field).title(),
              factor == null ? "" : " ×" + factor.toPlainString());
    }
  }
}
