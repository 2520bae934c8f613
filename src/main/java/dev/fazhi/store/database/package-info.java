/**
 * Opening one JDBC database, H2 in a file or PostgreSQL, with its schema brought up to date. Faults
 * of opening are told apart here: held by another, damaged, of a newer version, unreachable.
 */
@NullMarked
package dev.fazhi.store.database;

import org.jspecify.annotations.NullMarked;
