/**
 * The records of the domain: cells and rows as read, faults with their places, periods, figures and
 * vintages. It uses nothing but the JDK. Every other package may use it.
 */
@NullMarked
package dev.fazhi.model;

import org.jspecify.annotations.NullMarked;
