/** Files and loads that are known, what was found in them, and what a person decided about them. */
@NullMarked
package dev.fazhi.store.register;

import org.jspecify.annotations.NullMarked;
