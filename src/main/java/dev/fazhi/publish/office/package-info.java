/**
 * What workbooks and documents share: properties, chart style, reproducible zip archives. It knows
 * no table; {@code xlsx} and {@code docx} use it.
 */
@NullMarked
package dev.fazhi.publish.office;

import org.jspecify.annotations.NullMarked;
