/**
 * What the steps of a run and operator actions share: the open database with the definitions, the
 * state of one run, exit codes and locks.
 */
@NullMarked
package dev.fazhi.job.context;

import org.jspecify.annotations.NullMarked;
