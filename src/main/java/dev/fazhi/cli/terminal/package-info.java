/** What commands share: folders, progress, log files, status and reports on the terminal. */
@NullMarked
package dev.fazhi.cli.terminal;

import org.jspecify.annotations.NullMarked;
