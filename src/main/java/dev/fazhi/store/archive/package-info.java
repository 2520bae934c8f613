/**
 * Files as read: rows with their keys and typed values, one compressed copy a file, from which the
 * database can be rebuilt.
 */
@NullMarked
package dev.fazhi.store.archive;

import org.jspecify.annotations.NullMarked;
