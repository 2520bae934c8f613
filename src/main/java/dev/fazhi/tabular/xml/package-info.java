/**
 * A scanner for the XML of office files, by namespace and parent, in linear time and without
 * document types. It reads parts of a package and whole files.
 */
@NullMarked
package dev.fazhi.tabular.xml;

import org.jspecify.annotations.NullMarked;
