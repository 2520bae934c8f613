/**
 * One JDBC database: facts with history, files and loads, faults, vintages, and the archive of
 * files as read. Plain SQL that H2 and PostgreSQL both speak; uses {@code definition} and {@code
 * model}. The rooms from {@code measure} on may use it.
 */
@NullMarked
package dev.fazhi.store;

import org.jspecify.annotations.NullMarked;
