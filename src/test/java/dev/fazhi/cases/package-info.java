/**
 * Runs the cases under {@code src/test/resources/cases}: files as they come and what is to become
 * of them, written as YAML that needs no Java to be read or added to. May use every package;
 * nothing uses it.
 */
@NullMarked
package dev.fazhi.cases;

import org.jspecify.annotations.NullMarked;
