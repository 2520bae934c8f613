/**
 * Formats numbers, dates, notes and file names for people, and sanitises text from outside. It
 * knows no format; every format may use it.
 */
@NullMarked
package dev.fazhi.publish.text;

import org.jspecify.annotations.NullMarked;
