package dev.fazhi.publish.content;

import dev.fazhi.definition.Source;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.publish.text.SafeFileName;
import java.util.HashSet;
import java.util.List;

/**
 * The rejected rows of one file as they were read, without personal data.
 *
 * @param file the file's name without its folder
 * @param source the source that it was recognised as
 * @param rows in the order of the file, each with its faults
 */
public record RejectedRows(String file, Source source, List<ImportedRow> rows) {

  /** The name of the workbook of a file's rejected rows, unless another file took it first. */
  public static String workbook(String file) {
    return SafeFileName.workbook(file, new HashSet<>());
  }
}
