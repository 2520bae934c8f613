/**
 * Publishes a vintage into {@code output/<as-of>/}: figures for programs, a workbook, tables, a
 * draft and a page for people, the rejected rows for correction. Everything is reopened and
 * verified first. It uses {@code model}, {@code definition}, {@code store} and {@code measure},
 * POI, jsoup, Commons CSV and Jackson. {@code job}, {@code audit.output} {@code cli} and {@code
 * console} may use it.
 */
@NullMarked
package dev.fazhi.publish;

import org.jspecify.annotations.NullMarked;
