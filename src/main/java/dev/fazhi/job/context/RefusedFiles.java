package dev.fazhi.job.context;

import dev.fazhi.merge.Merge;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds refused files that still need a person: those that are still in the input folder and were
 * not followed by a merged file of the same name.
 *
 * @param input the folder that exports are read from
 */
public record RefusedFiles(Workspace workspace, Path input) {

  /** What an upload adds to a name that is taken. */
  private static final Pattern NUMBER = Pattern.compile("-\\d{1,9}(?=\\.[^.]*$)");

  /**
   * A refused file.
   *
   * @param faults for which it was refused, the first that was found first
   */
  public record Refused(RegisteredFile file, List<Fault> faults) {

    /** Whether a person may accept it. */
    public boolean isAcceptable() {
      return Merge.isOverrulable(faults);
    }

    /** The reasons, as {@code [FZ-…] reason}. */
    public List<String> reasons() {
      return faults.stream().map(fault -> "[" + fault.code() + "] " + fault.message()).toList();
    }
  }

  /** The open refused files, in the order of export. */
  public List<Refused> open() {
    List<RegisteredFile> refused = workspace.files().all(RegisteredFile.Status.REFUSED);
    if (refused.isEmpty()) {
      return List.of();
    }
    // files are numbered as they are first seen
    Map<String, Long> merged = new HashMap<>();
    for (RegisteredFile file : workspace.files().all(RegisteredFile.Status.MERGED)) {
      merged.merge(plain(file.name()), file.id(), Math::max);
    }
    return refused.stream()
        .filter(file -> merged.getOrDefault(plain(file.name()), 0L) < file.id())
        .filter(file -> Files.exists(input.resolve(file.name())))
        .map(file -> new Refused(file, faults(file)))
        .toList();
  }

  private static String plain(String name) {
    return NUMBER.matcher(name).replaceFirst("");
  }

  private List<Fault> faults(RegisteredFile file) {
    return workspace.files().faults(file.id()).stream()
        .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
        .toList();
  }
}
