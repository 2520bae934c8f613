/**
 * The command line: starts, watches and explains jobs, and computes nothing itself. It uses all
 * packages but {@code console}; nothing uses it.
 */
@NullMarked
package dev.fazhi.cli;

import org.jspecify.annotations.NullMarked;
