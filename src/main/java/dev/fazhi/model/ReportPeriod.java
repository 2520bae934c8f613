package dev.fazhi.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a time a publication reports of, up to its cut-off. */
public enum ReportPeriod {
  /** 1 January to the cut-off. */
  YEAR("年报", 12, Period.Kind.YTD),
  /** The half year of the cut-off. */
  HALF("半年报", 6, Period.Kind.HALF),
  /** Its quarter. */
  QUARTER("季报", 3, Period.Kind.QUARTER),
  /** Its month. */
  MONTH("月报", 1, Period.Kind.MONTH);

  private final String title;
  private final int months;
  private final Period.Kind kind;

  ReportPeriod(String title, int months, Period.Kind kind) {
    this.title = title;
    this.months = months;
    this.kind = kind;
  }

  /** The report's name in Chinese. */
  public String title() {
    return title;
  }

  /** How many months it takes. */
  public int months() {
    return months;
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
