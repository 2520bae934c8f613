/**
 * The index page of a published folder, one file without scripts. It uses {@code table} and {@code
 * text}.
 */
@NullMarked
package dev.fazhi.publish.html;

import org.jspecify.annotations.NullMarked;
