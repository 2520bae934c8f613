/** Users of the console, their roles and passwords, and the log of what they did. */
@NullMarked
package dev.fazhi.store.user;

import org.jspecify.annotations.NullMarked;
