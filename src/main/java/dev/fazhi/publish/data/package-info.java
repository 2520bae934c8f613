/**
 * The formats for programs: CSV of figures, tables, quality and revisions, their JSON metadata,
 * {@code run.json}. It uses {@code table} and {@code text}.
 */
@NullMarked
package dev.fazhi.publish.data;

import org.jspecify.annotations.NullMarked;
