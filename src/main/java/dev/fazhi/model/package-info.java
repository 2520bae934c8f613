/**
 * The words of the domain as records: cells and rows as they are read, faults with their places,
 * periods, figures and vintages. It uses nothing but the JDK. Every other room may use it.
 */
@NullMarked
package dev.fazhi.model;

import org.jspecify.annotations.NullMarked;
