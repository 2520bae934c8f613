/** What doubts about the rows of a file see of them, and what they keep of each. */
@NullMarked
package dev.fazhi.doubt.row;

import org.jspecify.annotations.NullMarked;
