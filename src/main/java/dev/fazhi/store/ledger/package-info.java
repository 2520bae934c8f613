/**
 * The list of settled files and vintages beside the archive, by which a lost database is rebuilt.
 */
@NullMarked
package dev.fazhi.store.ledger;

import org.jspecify.annotations.NullMarked;
