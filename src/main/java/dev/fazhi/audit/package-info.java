/**
 * Audits a published text against the figures of a vintage: phrases bind numbers to metrics, words
 * of change to their comparison. It uses {@code model} and {@code definition} and its own
 * sub-packages, needs no database, and is used by {@code cli} and {@code console}.
 */
@NullMarked
package dev.fazhi.audit;

import org.jspecify.annotations.NullMarked;
