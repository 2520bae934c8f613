/**
 * Reads what is published: tables, filing forms, the draft, templates, and the phrases that
 * published texts use. All of it names metrics.
 */
@NullMarked
package dev.fazhi.definition.reading.publication;

import org.jspecify.annotations.NullMarked;
