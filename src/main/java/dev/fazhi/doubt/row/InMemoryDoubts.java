package dev.fazhi.doubt.row;

/**
 * Doubts that need nothing but the rows that they saw, and never the database, whose transaction
 * belongs to the thread that writes.
 */
public interface InMemoryDoubts extends RowDoubts {}
