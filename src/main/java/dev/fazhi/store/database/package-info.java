/**
 * Opens the JDBC database, H2 in a file or PostgreSQL, and upgrades its schema. Failures to open it
 * are classified here: held by another, damaged, of a newer version, unreachable.
 */
@NullMarked
package dev.fazhi.store.database;

import org.jspecify.annotations.NullMarked;
