/**
 * Any spreadsheet or delimited text file as a stream of rows of cells, in constant memory, whatever
 * its true type and encoding; what cannot be read without guessing is refused in words. It uses
 * {@code model}, POI, Commons CSV and jsoup, and knows neither Spring nor the domain. The rooms
 * {@code intake} and {@code job} and the two faces may use it.
 */
@NullMarked
package dev.fazhi.tabular;

import org.jspecify.annotations.NullMarked;
