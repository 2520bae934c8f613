/**
 * Verifies the written workbook, reopened by another reader, against the checklist. It uses {@code
 * table}, {@code data} and the JDK only; {@code publish} calls it before the rename.
 */
@NullMarked
package dev.fazhi.publish.verify;

import org.jspecify.annotations.NullMarked;
