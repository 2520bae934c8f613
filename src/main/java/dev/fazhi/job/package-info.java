/**
 * The nightly job: survey, stage, merge, measure, publish as Spring Batch steps, a partition a
 * file, restartable at every door. It uses all rooms to its left; the faces use it.
 */
@NullMarked
package dev.fazhi.job;

import org.jspecify.annotations.NullMarked;
