/** What is doubted about rows that say what other rows say. */
@NullMarked
package dev.fazhi.doubt.copy;

import org.jspecify.annotations.NullMarked;
