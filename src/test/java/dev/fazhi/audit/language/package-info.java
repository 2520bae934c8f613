/** Tests of the audit. */
@NullMarked
package dev.fazhi.audit.language;

import org.jspecify.annotations.NullMarked;
