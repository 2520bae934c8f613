/**
 * The draft of the report: sentences with bound figures as a Word document. It uses {@code table},
 * {@code text} and {@code office}.
 */
@NullMarked
package dev.fazhi.publish.docx;

import org.jspecify.annotations.NullMarked;
