package dev.fazhi.cases;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.ExportFile;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.tabular.Tabular;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What became of a spoilt table whose records are known. */
enum Verdict {
  /** All records were read as they were. */
  RIGHT,
  /** The file was refused. */
  REFUSED,
  /** Some rows were rejected, or something was told; the rest were read as they were. */
  REJECTED,
  /** A record came in otherwise than it was, or is lacking, and nothing says so. */
  SILENT;

  private static final Pattern SEVERAL = Pattern.compile("像是 (\\d+) 行连在了一起");

  /**
   * Reads the file as an export.
   *
   * @param fields the names of the fields that the records hold, in their order
   * @param truth the records by the value of their key
   * @param wrong takes what is wrong without a word
   */
  static Verdict of(
      Path file,
      Definitions definitions,
      List<String> fields,
      Map<String, List<String>> truth,
      List<String> wrong) {
    Set<List<String>> right = new HashSet<>();
    List<List<String>> lacking = new ArrayList<>();
    int rejected = 0;
    String name = file.getFileName().toString();
    try (ExportFile export =
        ExportFile.open(
            Tabular.open(file, name, definitions.nightly().limits()), name, definitions)) {
      for (ImportedRow entry = export.next(); entry != null; entry = export.next()) {
        List<String> values = values(export.source(), fields, entry);
        if (entry.isRejected()) {
          rejected += records(entry);
        } else if (truth.containsValue(values)) {
          right.add(values);
        } else if (truth.values().stream().anyMatch(record -> lacks(values, record))) {
          lacking.add(values);
        } else {
          wrong.add(values.toString());
        }
      }
      // an absent column, or names that have moved, explain what is wrong everywhere
      boolean header = lacksColumn(export, fields) || warned(export, "FZ-133");
      boolean told = header || codes(export).contains("FZ-126");
      int lost = truth.size() - right.size();
      if (header) {
        wrong.clear();
      } else {
        lacking.forEach(values -> wrong.add("空了 " + values));
        lost -= lacking.size();
      }
      if (rejected < lost && !told) {
        wrong.add("少了 " + lost + " 行，只说了 " + rejected + " 行");
      }
      return !wrong.isEmpty() ? SILENT : lost > 0 || rejected > 0 || told ? REJECTED : RIGHT;
    } catch (FileRejectedException refused) {
      // what was given before is void
      wrong.clear();
      return REFUSED;
    }
  }

  private static boolean lacksColumn(ExportFile export, List<String> fields) {
    return export.account().faults().stream()
        .filter(fault -> fault.code().equals("FZ-175"))
        .flatMap(fault -> Stream.of(fault.field().split("、")))
        .anyMatch(
            title -> fields.stream().anyMatch(f -> export.source().field(f).title().equals(title)));
  }

  private static boolean warned(ExportFile export, String code) {
    return export.account().faults().stream()
        .anyMatch(fault -> fault.code().equals(code) && fault.severity() == Fault.Severity.WARNING);
  }

  /** How many records a rejected row is said to be. */
  private static int records(ImportedRow entry) {
    Matcher said = SEVERAL.matcher(entry.faults().get(0).message());
    return said.find() ? Integer.parseInt(said.group(1)) : 1;
  }

  private static List<String> codes(ExportFile export) {
    return export.account().faults().stream().map(fault -> fault.code()).toList();
  }

  private static boolean lacks(List<String> values, List<String> record) {
    boolean lacks = false;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isEmpty() && !record.get(i).isEmpty()) {
        lacks = true;
      } else if (!values.get(i).equals(record.get(i))) {
        return false;
      }
    }
    return lacks;
  }

  private static List<String> values(Source source, List<String> fields, ImportedRow entry) {
    return fields.stream()
        .map(name -> entry.values().get(source.fields().indexOf(source.field(name))))
        .map(
            value ->
                value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : Case.string(value))
        .toList();
  }
}
