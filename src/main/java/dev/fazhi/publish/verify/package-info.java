/**
 * Reopens the written workbook by another reader and checks it against the checklist. It uses
 * {@code table}, {@code data} and the JDK only; {@code publish} calls it before the rename.
 */
@NullMarked
package dev.fazhi.publish.verify;

import org.jspecify.annotations.NullMarked;
