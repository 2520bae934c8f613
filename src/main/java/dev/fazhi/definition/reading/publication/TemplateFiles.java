package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.TemplatePeriods;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.model.ReportPeriod;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Checks where templates lie: in a folder that says for which reports, and apart by their names.
 *
 * @param files below {@code templates/}
 * @param found where mistakes are gathered
 */
public record TemplateFiles(Set<String> files, List<DefinitionError> found) {

  private static final List<String> PERIODS =
      Arrays.stream(ReportPeriod.values()).map(ReportPeriod::id).toList();

  public void check() {
    for (String file : files) {
      for (String word : TemplatePeriods.written(file)) {
        if (!PERIODS.contains(word)) {
          String known = "；可用的有：" + String.join("、", PERIODS) + "，几种报告都用的写成 month+quarter";
          report(file, "文件夹的名字说它用于哪种报告，没有“" + word + "”这一种" + Spelling.hint(word, PERIODS, known));
        }
      }
      files.stream()
          .filter(other -> other.compareTo(file) < 0 && isPublishedBeside(other, file))
          .forEach(other -> report(file, "与 templates/" + other + " 用于同一种报告，填好后同名；请改名"));
    }
  }

  private static boolean isPublishedBeside(String one, String other) {
    return TemplatePeriods.name(one).equalsIgnoreCase(TemplatePeriods.name(other))
        && !Collections.disjoint(TemplatePeriods.of(one), TemplatePeriods.of(other));
  }

  private void report(String file, String message) {
    found.add(new DefinitionError("templates/" + file, 0, message));
  }
}
