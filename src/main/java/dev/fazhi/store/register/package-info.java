/** The register of files and loads, their faults, and the decisions about them. */
@NullMarked
package dev.fazhi.store.register;

import org.jspecify.annotations.NullMarked;
