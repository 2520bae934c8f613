/**
 * Reads YAML files into nodes that keep file and line, checks them against the keys that a file may
 * have, and gathers every mistake. Knows nothing of sources or metrics.
 */
@NullMarked
package dev.fazhi.definition.yaml;

import org.jspecify.annotations.NullMarked;
