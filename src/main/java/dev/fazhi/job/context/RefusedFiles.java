package dev.fazhi.job.context;

import dev.fazhi.model.Fault;
import dev.fazhi.store.merge.Merge;
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
 */
public final class RefusedFiles {

  /** What an upload adds to a name that is taken. */
  private static final Pattern NUMBER = Pattern.compile("-\\d{1,9}(?=\\.[^.]*$)");

  private final Workspace workspace;
  private final Path input;

  /**
   * @param input the folder that exports are read from
   */
  public RefusedFiles(Workspace workspace, Path input) {
    this.workspace = workspace;
    this.input = input;
  }

  /** The open refused files, in the order of export. */
  public List<RegisteredFile> open() {
    List<RegisteredFile> refused = workspace.files().all(RegisteredFile.Status.REFUSED);
    if (refused.isEmpty()) {
      return refused;
    }
    // files are numbered as they are first seen
    Map<String, Long> merged = new HashMap<>();
    for (RegisteredFile file : workspace.files().all(RegisteredFile.Status.MERGED)) {
      merged.merge(plain(file.name()), file.id(), Math::max);
    }
    return refused.stream()
        .filter(file -> merged.getOrDefault(plain(file.name()), 0L) < file.id())
        .filter(file -> Files.exists(input.resolve(file.name())))
        .toList();
  }

  private static String plain(String name) {
    return NUMBER.matcher(name).replaceFirst("");
  }

  /** The reasons of a refusal, as {@code [FZ-…] reason}. */
  public List<String> reasons(RegisteredFile file) {
    return faults(file).stream().map(fault -> "[" + fault.code() + "] " + fault.message()).toList();
  }

  /** Whether a person may accept the file. */
  public boolean isAcceptable(RegisteredFile file) {
    return file.status() == RegisteredFile.Status.REFUSED
        && faults(file).stream().anyMatch(fault -> Merge.OVERRULED.contains(fault.code()));
  }

  /** The faults for which it was refused, the first that was found first. */
  public List<Fault> faults(RegisteredFile file) {
    return workspace.files().faults(file.id()).stream()
        .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
        .toList();
  }
}
