/** What is doubted about rows that say something else than before. */
@NullMarked
package dev.fazhi.doubt.change;

import org.jspecify.annotations.NullMarked;
