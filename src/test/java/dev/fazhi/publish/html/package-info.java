/** Tests of the package, which read its output as its readers do. */
@NullMarked
package dev.fazhi.publish.html;

import org.jspecify.annotations.NullMarked;
