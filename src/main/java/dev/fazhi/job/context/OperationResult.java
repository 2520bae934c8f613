package dev.fazhi.job.context;

import java.util.List;

/**
 * The result of an operator's action, such as withdrawing a file.
 *
 * @param exit as the process should end
 * @param messages in Chinese, for the operator
 */
public record OperationResult(ExitCode exit, List<String> messages) {}
