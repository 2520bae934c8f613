package dev.fazhi.job;

import java.util.List;

/**
 * What came of a deed of a person, such as taking a file back.
 *
 * @param exit as the process should end
 * @param messages in Chinese, for whoever did it
 */
public record DeedOutcome(ExitCode exit, List<String> messages) {}
