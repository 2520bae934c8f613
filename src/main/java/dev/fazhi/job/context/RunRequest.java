package dev.fazhi.job.context;

import dev.fazhi.model.AsOf;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The request for a run.
 *
 * @param asOf the cut-off; never taken from the clock by the run
 * @param input folder of the exports; never written to
 * @param output folder that the results are published into
 * @param data folder of the database, the archive and the log
 * @param jobs folder of the definitions
 * @param url JDBC URL of the database; null for the default one under {@code data}
 */
public record RunRequest(
    AsOf asOf, Path input, Path output, Path data, Path jobs, @Nullable String url) {}
