/**
 * What the files of a source brought, and what they do not say though figures need it. Read from
 * the register of files and their faults; knows no figure.
 */
@NullMarked
package dev.fazhi.measure.delivery;

import org.jspecify.annotations.NullMarked;
