/** Tests of the room, which read what it wrote as its readers do. */
@NullMarked
package dev.fazhi.publish.verify;

import org.jspecify.annotations.NullMarked;
