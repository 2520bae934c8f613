/**
 * Merges and withdraws files by their archived copies, and keeps the ledger beside the archive in
 * step with the database.
 */
@NullMarked
package dev.fazhi.job.ledger;

import org.jspecify.annotations.NullMarked;
