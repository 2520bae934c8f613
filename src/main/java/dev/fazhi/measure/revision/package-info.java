/** What changed between two vintages of a figure, and by which loads. */
@NullMarked
package dev.fazhi.measure.revision;

import org.jspecify.annotations.NullMarked;
