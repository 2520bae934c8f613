package dev.fazhi.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a time a publication reports of, up to its cut-off. */
public enum ReportPeriod {
  /** 1 January to the cut-off. */
  YEAR("年报", Period.Kind.YTD),
  /** The half year of the cut-off. */
  HALF("半年报", Period.Kind.HALF),
  /** Its quarter. */
  QUARTER("季报", Period.Kind.QUARTER),
  /** Its month. */
  MONTH("月报", Period.Kind.MONTH);

  private final String title;
  private final Period.Kind kind;

  ReportPeriod(String title, Period.Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /** The report's name in Chinese. */
  public String title() {
    return title;
  }

  /** The kind of its figures. */
  public Period.Kind kind() {
    return kind;
  }

  /** Its name in commands, folders and the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** That of the name; empty for an unknown one. */
  public static Optional<ReportPeriod> find(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
