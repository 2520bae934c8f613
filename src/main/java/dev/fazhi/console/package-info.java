/**
 * The service: the schedule, the web pages for the operator and the analyst, health and metrics; it
 * starts, watches and explains jobs, and computes nothing itself. It uses all rooms but {@code
 * cli}; nothing uses it, {@link dev.fazhi.job.Service} is how it is found.
 */
@NullMarked
package dev.fazhi.console;

import org.jspecify.annotations.NullMarked;
