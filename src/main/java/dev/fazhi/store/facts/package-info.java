/**
 * Tables of facts with history: a row lives from the load that brought it to the load that
 * superseded it.
 */
@NullMarked
package dev.fazhi.store.facts;

import org.jspecify.annotations.NullMarked;
