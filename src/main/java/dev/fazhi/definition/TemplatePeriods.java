package dev.fazhi.definition;

import dev.fazhi.model.ReportPeriod;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The reports for which a template is filled, by the folder it lies in: {@code month+quarter/} for
 * those of a month and a quarter, no folder for that of the year.
 */
public final class TemplatePeriods {

  private TemplatePeriods() {}

  /** Those of a template; unknown ones are left out. */
  public static Set<ReportPeriod> of(String file) {
    Set<ReportPeriod> periods = EnumSet.noneOf(ReportPeriod.class);
    written(file).forEach(word -> ReportPeriod.find(word).ifPresent(periods::add));
    return periods;
  }

  /**
   * The periods as they are written.
   *
   * @param file below {@code templates/}
   */
  public static List<String> written(String file) {
    int folder = file.indexOf('/');
    return folder < 0
        ? List.of(ReportPeriod.YEAR.id())
        : Arrays.asList(file.substring(0, folder).split("\\+", -1));
  }

  /** The name under which it is published. */
  public static String name(String file) {
    return file.substring(file.indexOf('/') + 1);
  }
}
