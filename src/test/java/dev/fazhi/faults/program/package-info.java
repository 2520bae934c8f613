/**
 * The program as a process of its own, the machine and the servers beneath it, and what a run left:
 * what the tests of all kinds of fault stand on. It knows none of them.
 */
@NullMarked
package dev.fazhi.faults.program;

import org.jspecify.annotations.NullMarked;
