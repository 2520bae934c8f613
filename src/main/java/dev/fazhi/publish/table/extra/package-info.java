/**
 * The columns that a table adds to each metric: share, rank, month and target. It says in words
 * what was worked out and how.
 */
@NullMarked
package dev.fazhi.publish.table.extra;

import org.jspecify.annotations.NullMarked;
