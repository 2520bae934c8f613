/**
 * The sample exports of a first run and of the benchmarks, made from {@code jobs/sample.yml}: the
 * same bytes at every run, without real persons. It may use {@code definition} and {@code model},
 * and the libraries that write spreadsheets and text tables. The command line and the console may
 * use it; no step of the nightly job may.
 */
@NullMarked
package dev.fazhi.sample;

import org.jspecify.annotations.NullMarked;
