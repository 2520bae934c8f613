/** What is doubted about the days and hours in the rows of a file. */
@NullMarked
package dev.fazhi.doubt.time;

import org.jspecify.annotations.NullMarked;
