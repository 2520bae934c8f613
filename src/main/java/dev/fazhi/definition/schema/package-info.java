/**
 * The keys of each kind of file in {@code jobs/}, declared once, by the JSON Schemas in {@code
 * jobs/schema/}. Editors complete by them; the program's check and its messages are made of them.
 */
@NullMarked
package dev.fazhi.definition.schema;

import org.jspecify.annotations.NullMarked;
