/** What is doubted about a file by all of its rows together, each of which may be right. */
@NullMarked
package dev.fazhi.doubt;

import org.jspecify.annotations.NullMarked;
