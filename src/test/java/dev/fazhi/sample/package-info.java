/** The sample exports, re-counted by readers of their own. */
@NullMarked
package dev.fazhi.sample;

import org.jspecify.annotations.NullMarked;
