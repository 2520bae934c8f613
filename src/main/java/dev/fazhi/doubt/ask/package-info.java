/** What may be asked of the rows of a source, and is so in them or not. */
@NullMarked
package dev.fazhi.doubt.ask;

import org.jspecify.annotations.NullMarked;
