/** Tests of the room, which read what it wrote as its readers do. */
@NullMarked
package dev.fazhi.publish.docx;

import org.jspecify.annotations.NullMarked;
