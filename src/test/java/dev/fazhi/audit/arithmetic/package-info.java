/** Tests of the arithmetic of a text by itself. */
@NullMarked
package dev.fazhi.audit.arithmetic;

import org.jspecify.annotations.NullMarked;
