/** Tests of the audit. */
@NullMarked
package dev.fazhi.audit;

import org.jspecify.annotations.NullMarked;
