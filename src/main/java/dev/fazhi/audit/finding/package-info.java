/**
 * What an audit says of a number: the verdict, where it stands, the ways of rounding that explain
 * it, and the same in words. It uses {@code model} and {@code definition}.
 */
@NullMarked
package dev.fazhi.audit.finding;

import org.jspecify.annotations.NullMarked;
