/** Personal data: nowhere but where they may be, and gone when their time is over. */
@NullMarked
package dev.fazhi.faults.privacy;

import org.jspecify.annotations.NullMarked;
