package dev.fazhi.job;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Reference;
import dev.fazhi.definition.Spelling;
import dev.fazhi.intake.Account;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.SheetLayout;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Refused;
import dev.fazhi.model.Shown;
import dev.fazhi.tabular.FileTraits;
import dev.fazhi.tabular.RowSource;
import dev.fazhi.tabular.Tabular;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a file would be read: its source, headers, first rows and faults. Nothing is imported; the
 * rules that the database checks over whole files are not among the faults.
 *
 * @param lines for a person, in Chinese
 * @param isClean whether no fault was found
 */
public record FilePreview(List<String> lines, boolean isClean) {

  private static final int FIRST_ROWS = 5;
  private static final int MOST_FAULTS = 20;

  /** Reads the whole file as the import would. */
  public static FilePreview of(Path path, Definitions definitions) {
    List<String> lines = new ArrayList<>();
    String name = String.valueOf(path.getFileName());
    lines.add("── " + Shown.safe(name));
    try (RowSource rows = Tabular.open(path, name, definitions.nightly().limits());
        ExportFile export = ExportFile.open(rows, name, definitions)) {
      return new FilePreview(lines, read(export, rows, definitions, lines));
    } catch (Refused e) {
      e.faults().forEach(fault -> lines.add("拒收 [" + fault.code() + "] " + fault.message()));
      return new FilePreview(lines, false);
    }
  }

  private static boolean read(
      ExportFile export, RowSource rows, Definitions definitions, List<String> lines)
      throws Refused {
    List<String> first = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    long rejected = 0;
    long entries = 0;
    for (Entry entry = export.next(); entry != null; entry = export.next()) {
      if (entries++ < FIRST_ROWS) {
        first.add(
            "  第 "
                + entry.row()
                + " 行："
                + Shown.safe(
                    String.join(
                        " | ",
                        entry.values().stream()
                            .map(value -> value == null ? "" : value.toString())
                            .toList())));
      }
      rejected += entry.isRejected() ? 1 : 0;
      entry.faults().stream()
          .limit(MOST_FAULTS - (long) Math.min(MOST_FAULTS, faults.size()))
          .forEach(faults::add);
    }
    Account account = export.account();
    FileTraits traits = rows.traits();
    lines.add(
        "来源："
            + export.source().title()
            + "（"
            + export.source().id()
            + "）；格式 "
            + traits.format()
            + (traits.encoding().isEmpty() ? "" : "，编码 " + traits.encoding())
            + (traits.delimiter().isEmpty() ? "" : "，分隔符「" + Shown.safe(traits.delimiter()) + "」"));
    export.recognition().sheets().forEach(sheet -> lines.addAll(describe(sheet, export)));
    lines.add(
        "行数：读 "
            + account.read()
            + "，数据 "
            + entries
            + "，略过 "
            + account.skipped()
            + "，不合规 "
            + rejected);
    lines.addAll(first);
    account.faults().forEach(fault -> lines.add("[" + fault.code() + "] " + fault.message()));
    faults.forEach(
        fault ->
            lines.add(
                "["
                    + fault.code()
                    + "] "
                    + fault.place()
                    + " "
                    + fault.field()
                    + "："
                    + fault.message()));
    account
        .unknownNames()
        .forEach(
            (reference, names) ->
                names.forEach(
                    (name, count) ->
                        lines.add(propose(definitions.reference(reference), name, count))));
    return rejected == 0;
  }

  private static List<String> describe(SheetLayout sheet, ExportFile export) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "工作表「"
            + Shown.safe(sheet.sheet())
            + "」：表头在第 "
            + sheet.headerFrom()
            + (sheet.headerTo() > sheet.headerFrom() ? "–" + sheet.headerTo() : "")
            + " 行");
    sheet
        .fields()
        .forEach(
            (column, field) ->
                lines.add(
                    "  "
                        + Place.letters(column)
                        + " 列 → "
                        + field
                        + "（"
                        + export.source().field(field).title()
                        + "）"
                        + (sheet.factors().containsKey(field)
                            ? " ×" + sheet.factors().get(field).toPlainString()
                            : "")));
    if (!sheet.personalHeaders().isEmpty()) {
      lines.add("  个人信息列，不读取：" + Shown.safe(String.join("、", sheet.personalHeaders())));
    }
    if (!sheet.ignoredHeaders().isEmpty()) {
      lines.add("  未用的列：" + Shown.safe(String.join("、", sheet.ignoredHeaders())));
    }
    return lines;
  }

  /** The line of the reference list that would make the name known. */
  private static String propose(Reference reference, String name, long rows) {
    String near = Spelling.nearest(name, reference.names());
    return "名录 "
        + reference.id()
        + ".csv 中没有「"
        + Shown.safe(name)
        + "」（"
        + rows
        + " 行）"
        + (near == null
            ? "；如是新名称，请加一行：" + Shown.safe(name) + ","
            : "；如是「" + near + "」的别名，请在该行的别名中加上：|" + Shown.safe(name));
  }
}
