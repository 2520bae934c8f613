/**
 * Figures in running text: how a number is put into words, and whether the words still say what the
 * figure is. Drafts and templates use it.
 */
@NullMarked
package dev.fazhi.publish.passage;

import org.jspecify.annotations.NullMarked;
