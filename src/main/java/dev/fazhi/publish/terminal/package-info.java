/**
 * Figures and the metric dictionary as aligned text of a terminal. It uses {@code text} and {@code
 * measure}.
 */
@NullMarked
package dev.fazhi.publish.terminal;

import org.jspecify.annotations.NullMarked;
