/**
 * Merging one file's rows into the facts, in one transaction: new, changed, unchanged, withdrawn.
 * What is doubtful about a delivery is found here and told.
 */
@NullMarked
package dev.fazhi.store.merge;

import org.jspecify.annotations.NullMarked;
