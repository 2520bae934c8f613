/** One class for each command; it reads options, calls the job and prints the result. */
@NullMarked
package dev.fazhi.cli.command;

import org.jspecify.annotations.NullMarked;
