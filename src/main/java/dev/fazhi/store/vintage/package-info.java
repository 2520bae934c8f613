/** Published vintages: their figures, whole copies, and which of them are final. */
@NullMarked
package dev.fazhi.store.vintage;

import org.jspecify.annotations.NullMarked;
