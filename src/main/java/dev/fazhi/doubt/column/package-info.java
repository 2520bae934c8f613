/** What is doubted about how single columns of a file are filled, and two beside each other. */
@NullMarked
package dev.fazhi.doubt.column;

import org.jspecify.annotations.NullMarked;
