/**
 * Merges a file's rows into the facts in one transaction: new, changed, unchanged, withdrawn. Finds
 * and reports what is doubtful about a delivery.
 */
@NullMarked
package dev.fazhi.merge;

import org.jspecify.annotations.NullMarked;
