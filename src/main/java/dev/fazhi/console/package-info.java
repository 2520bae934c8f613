/**
 * The service: the schedule, the web pages for the operator and the analyst, health and metrics; it
 * starts, watches and explains jobs, and computes nothing itself. It uses all packages but {@code
 * cli}; nothing uses it: {@link dev.fazhi.job.Service} finds it.
 */
@NullMarked
package dev.fazhi.console;

import org.jspecify.annotations.NullMarked;
