/**
 * Reading on several machines: the run offers partitions over a channel in the database, and worker
 * processes take them. What a partition is and how it is read is none of its business.
 */
@NullMarked
package dev.fazhi.job.worker;

import org.jspecify.annotations.NullMarked;
