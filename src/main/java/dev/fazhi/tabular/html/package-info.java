/** Reads tables of HTML pages that are named xls, as a stream. */
@NullMarked
package dev.fazhi.tabular.html;

import org.jspecify.annotations.NullMarked;
