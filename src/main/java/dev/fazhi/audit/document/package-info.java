/**
 * Published texts as files: Word, HTML, PDF and plain text read as lines, and given back with marks
 * at their numbers. It uses {@code model} and {@code audit.finding}, POI, PDFBox and jsoup.
 */
@NullMarked
package dev.fazhi.audit.document;

import org.jspecify.annotations.NullMarked;
