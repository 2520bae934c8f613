/** Databases that are damaged, behind their ledger, or on a server that goes away. */
@NullMarked
package dev.fazhi.faults.database;

import org.jspecify.annotations.NullMarked;
