/**
 * The keys of each kind of file in {@code jobs/}, declared once. The check, its messages and the
 * JSON Schemas are made of them.
 */
@NullMarked
package dev.fazhi.definition.schema;

import org.jspecify.annotations.NullMarked;
