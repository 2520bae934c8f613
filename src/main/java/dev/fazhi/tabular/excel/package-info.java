/**
 * Reads workbooks: xlsx, xls and SpreadsheetML 2003. Formats share dates, error values and number
 * formats.
 */
@NullMarked
package dev.fazhi.tabular.excel;

import org.jspecify.annotations.NullMarked;
