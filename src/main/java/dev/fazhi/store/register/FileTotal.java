package dev.fazhi.store.register;

import dev.fazhi.model.Load;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The total of all files of a source with the same status.
 *
 * @param source the source's id; empty for files that none was recognised for
 * @param newest the newest export among them; null when none was dated
 * @param coveredTo the last day that their rows are about; null when that is not known
 */
public record FileTotal(
    String source,
    RegisteredFile.Status status,
    long files,
    Load.RowCount rows,
    @Nullable LocalDateTime newest,
    @Nullable LocalDate coveredTo) {}
