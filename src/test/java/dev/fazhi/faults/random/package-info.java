/**
 * Faults of every kind at random moments of small nights, each judged by what the next command
 * leaves. The results stand in {@code src/docs/reliability.md}.
 */
@NullMarked
package dev.fazhi.faults.random;

import org.jspecify.annotations.NullMarked;
