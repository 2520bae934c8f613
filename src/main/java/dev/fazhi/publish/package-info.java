/**
 * A vintage into {@code output/<as-of>/}: figures for machines, a statistics workbook and tables
 * for people, the rejected rows ready to be corrected; checked by reopening before anybody sees it.
 * It uses {@code model}, {@code definition}, {@code store} and {@code measure}, POI, jsoup, Commons
 * CSV and Jackson. {@code job}, {@code audit.output} and the two faces may use it.
 */
@NullMarked
package dev.fazhi.publish;

import org.jspecify.annotations.NullMarked;
