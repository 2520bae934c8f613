/**
 * Sends the result of a run to the channels that {@code nightly.yml} declares, through an outbox in
 * the database.
 */
@NullMarked
package dev.fazhi.job.notify;

import org.jspecify.annotations.NullMarked;
