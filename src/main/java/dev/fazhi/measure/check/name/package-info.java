/** Names of groups, and values that are counted, that seem to be one under two names. */
@NullMarked
package dev.fazhi.measure.check.name;

import org.jspecify.annotations.NullMarked;
