/**
 * Proposes the declaration of a source from exports that no source knows. It reads the files as the
 * import would, writes no file and shows nothing of a column that may be personal. Used by the
 * command line alone.
 */
@NullMarked
package dev.fazhi.intake.proposal;

import org.jspecify.annotations.NullMarked;
