package dev.fazhi.job.context;

import java.util.List;

/**
 * What came of a deed of a person, such as taking a file back.
 *
 * @param exit as the process should end
 * @param messages in Chinese, for whoever did it
 */
public record OperationResult(ExitCode exit, List<String> messages) {}
