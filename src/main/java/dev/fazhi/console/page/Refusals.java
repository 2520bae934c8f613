package dev.fazhi.console.page;

import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.model.Fault;
import dev.fazhi.store.merge.Merge;
import dev.fazhi.store.register.KnownFile;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds refused files that still need a person: those that are still in the input folder and were
 * not followed by a merged file of the same name.
 */
final class Refusals {

  /** What {@link Uploads} adds to a name that is taken. */
  private static final Pattern NUMBER = Pattern.compile("-\\d{1,9}(?=\\.[^.]*$)");

  private final ConsoleContext desk;

  Refusals(ConsoleContext desk) {
    this.desk = desk;
  }

  /** The open refused files, in the order of export. */
  List<KnownFile> open() {
    List<KnownFile> refused = desk.workplace().files().all(KnownFile.Status.REFUSED);
    if (refused.isEmpty()) {
      return refused;
    }
    List<KnownFile> merged = desk.workplace().files().all(KnownFile.Status.MERGED);
    return refused.stream()
        .filter(file -> Files.exists(desk.folders().input().resolve(file.name())))
        .filter(file -> merged.stream().noneMatch(later -> follows(later, file)))
        .toList();
  }

  /** Whether one was registered before the other: ids follow first sight. */
  private static boolean follows(KnownFile later, KnownFile file) {
    return later.id() > file.id() && plain(later.name()).equals(plain(file.name()));
  }

  private static String plain(String name) {
    return NUMBER.matcher(name).replaceFirst("");
  }

  /** The reasons of a refusal, as {@code [FZ-…] reason}. */
  List<String> reasons(KnownFile file) {
    return faults(file).stream().map(fault -> "[" + fault.code() + "] " + fault.message()).toList();
  }

  /** Whether a person may accept the file. */
  boolean isAcceptable(KnownFile file) {
    return file.status() == KnownFile.Status.REFUSED
        && faults(file).stream().anyMatch(fault -> Merge.OVERRULED.contains(fault.code()));
  }

  private List<Fault> faults(KnownFile file) {
    return desk.workplace().files().faults(file.id()).stream()
        .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
        .toList();
  }
}
