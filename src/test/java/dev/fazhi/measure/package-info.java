/** Tests of the measurement, against facts in a real database. */
@NullMarked
package dev.fazhi.measure;

import org.jspecify.annotations.NullMarked;
