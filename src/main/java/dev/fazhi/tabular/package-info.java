/**
 * Reads any spreadsheet or delimited text file as a stream of rows of cells, in constant memory,
 * whatever its true type and encoding; files that would need guessing are refused with a reason. It
 * uses {@code model}, POI, Commons CSV and jsoup, and knows neither Spring nor the domain. {@code
 * intake}, {@code job}, {@code cli} and {@code console} may use it.
 */
@NullMarked
package dev.fazhi.tabular;

import org.jspecify.annotations.NullMarked;
