/**
 * Fields of a source and the conditions over them: grammar, types, an evaluator with SQL's three
 * values, and each condition as SQL and in words. Conditions are parsed once and never re-read from
 * text.
 */
@NullMarked
package dev.fazhi.definition.condition;

import org.jspecify.annotations.NullMarked;
