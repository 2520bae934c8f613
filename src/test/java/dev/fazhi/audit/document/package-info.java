/** Tests of the audit. */
@NullMarked
package dev.fazhi.audit.document;

import org.jspecify.annotations.NullMarked;
