/**
 * Who may run: one lease in the database and one file that proves the holder alive. A lease that
 * was taken over fences its former holder.
 */
@NullMarked
package dev.fazhi.store.lease;

import org.jspecify.annotations.NullMarked;
