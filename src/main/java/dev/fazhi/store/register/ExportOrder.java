package dev.fazhi.store.register;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * Decides which of two exports is newer: the one exported later; at the same time (mostly: on the
 * same day), the one modified later; if that is the same, too, the one that arrived later.
 */
public final class ExportOrder {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final Comparator<RegisteredFile> ORDER =
      Comparator.comparing(ExportOrder::exportedAt).thenComparing(RegisteredFile::modifiedAt);

  private ExportOrder() {}

  /** Whether the one was exported after the other; both were read to their end. */
  public static boolean isAfter(RegisteredFile one, RegisteredFile other) {
    return ORDER.compare(one, other) > 0;
  }

  /** The condition that a row of the register, behind the prefix, was exported after the file. */
  public static String isAfter(String prefix, RegisteredFile file) {
    String exportedAt = literal(exportedAt(file));
    return "(%sexported_at > %s OR (%sexported_at = %s AND %smodified_at > %s))"
        .formatted(prefix, exportedAt, prefix, exportedAt, prefix, literal(file.modifiedAt()));
  }

  private static LocalDateTime exportedAt(RegisteredFile file) {
    return Objects.requireNonNull(file.exportedAt());
  }

  private static String literal(LocalDateTime moment) {
    return "TIMESTAMP '" + SECONDS.format(moment) + "'";
  }
}
