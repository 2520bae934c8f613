/**
 * The results of an audit as a table for a terminal, CSV, JSON and marked copies in a folder. It is
 * the only part of the audit that uses {@code publish}, for its file formats.
 */
@NullMarked
package dev.fazhi.audit.output;

import org.jspecify.annotations.NullMarked;
