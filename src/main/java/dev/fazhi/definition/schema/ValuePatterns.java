package dev.fazhi.definition.schema;

/** How values are written where the schemas allow any text; the schemas use the same. */
public final class ValuePatterns {
  /** A number as it may be written in the definitions. */
  public static final String NUMBER = "-?[0-9]{1,15}(\\.[0-9]{1,6})?";

  /** A day as it may be written in the definitions; whether there is such a day is asked later. */
  public static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private ValuePatterns() {}
}
