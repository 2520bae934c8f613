/** What is doubted about rows that say what other rows say. */
@NullMarked
package dev.fazhi.store.doubt.copy;

import org.jspecify.annotations.NullMarked;
