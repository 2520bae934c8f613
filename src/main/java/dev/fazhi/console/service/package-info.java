/** What runs beside the pages: schedule, started runs, outgoing messages, health and metrics. */
@NullMarked
package dev.fazhi.console.service;

import org.jspecify.annotations.NullMarked;
