/**
 * The input of a publication: a vintage with its loads, faults, rejected rows and status. It uses
 * {@code model}, {@code definition}, {@code measure} and {@code store}; every format may use it.
 */
@NullMarked
package dev.fazhi.publish.content;

import org.jspecify.annotations.NullMarked;
