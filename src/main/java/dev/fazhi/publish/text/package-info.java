/**
 * Numbers, dates, notes and file names as people read them, and the guards of text from outside. It
 * knows no format; every format may use it.
 */
@NullMarked
package dev.fazhi.publish.text;

import org.jspecify.annotations.NullMarked;
