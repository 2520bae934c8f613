/**
 * The unit's own templates: what may stand in braces and what it is filled with. It knows no
 * format; {@code xlsx} and {@code docx} fill their files with it.
 */
@NullMarked
package dev.fazhi.publish.template;

import org.jspecify.annotations.NullMarked;
