/**
 * Findings of an audit: verdict, place, the ways of rounding that explain it, and their description
 * in Chinese. It uses {@code model} and {@code definition}.
 */
@NullMarked
package dev.fazhi.audit.finding;

import org.jspecify.annotations.NullMarked;
