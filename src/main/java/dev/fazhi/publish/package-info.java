/**
 * A vintage into {@code output/<as-of>/}: figures for machines, a statistics workbook and tables
 * for people, the rejected rows ready to be corrected; checked by reopening before anybody sees it;
 * and the audit of a published text against it. It uses {@code model} and {@code definition}, POI,
 * PDFBox, jsoup, Commons CSV and Jackson. {@code job} and the two faces may use it.
 */
@NullMarked
package dev.fazhi.publish;

import org.jspecify.annotations.NullMarked;
