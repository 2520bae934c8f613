/** What the rows of a load look like, kept so that later loads are compared with it cheaply. */
@NullMarked
package dev.fazhi.doubt.profile;

import org.jspecify.annotations.NullMarked;
