/** Tests of the package, which read its output as its readers do. */
@NullMarked
package dev.fazhi.publish;

import org.jspecify.annotations.NullMarked;
