/**
 * The nightly job: survey, read, merge, measure and publish as restartable Spring Batch steps. It
 * uses all packages but {@code cli} and {@code console}, which use it.
 */
@NullMarked
package dev.fazhi.job;

import org.jspecify.annotations.NullMarked;
